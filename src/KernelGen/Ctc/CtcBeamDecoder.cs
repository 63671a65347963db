using System;

namespace KernelGen.Ctc;

/// <summary>
/// Prefix beam search: the labels of greatest probability, summed over all paths that become them, among the prefixes that stay in a beam (Graves et
/// al. 2006, section 3.2, prefix search; with a beam as in Hannun et al., First-Pass Large Vocabulary Continuous Speech Recognition using
/// Bi-Directional Recurrent DNNs, 2014, without a language model).
/// </summary>
/// <remarks>
/// Of equal probabilities the prefix that was kept earlier wins, then the lower label: the same answer on every machine. An object holds the memory of one
/// search; it serves one thread at a time and allocates nothing once made.
/// </remarks>
public sealed class CtcBeamDecoder
{
    private readonly int classes, blank, mostSteps;
    private readonly PrefixTree tree;
    private readonly double[] logs;
    private readonly int[] places;
    private readonly Candidate[] heap;
    private Kept[] beam, next;
    private int beamCount, heapCount;

    /// <summary>A search for sequences of up to <paramref name="mostSteps"/> time steps.</summary>
    /// <param name="classes">Classes, the blank included; 2 or more.</param>
    /// <param name="mostSteps">1 or more; memory grows with it and the width.</param>
    /// <param name="width">Prefixes that are kept after a time step; 1 or more.</param>
    /// <param name="blank">The class that stands for no label.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number out of its range.</exception>
    public CtcBeamDecoder(int classes, int mostSteps, int width = 16, int blank = 0)
    {
        CtcArguments.RequireClasses(classes, blank);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mostSteps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (this.classes, this.blank, this.mostSteps) = (classes, blank, mostSteps);
        tree = new PrefixTree(checked(width * mostSteps));
        logs = new double[classes];
        places = new int[tree.Capacity];
        beam = new Kept[width];
        next = new Kept[width];
        heap = new Candidate[width];
    }

    /// <summary>Writes the likeliest labels of a sequence.</summary>
    /// <param name="logits">One a class and time step, time steps one after the other.</param>
    /// <param name="labels">Takes the labels; one a time step is always enough.</param>
    /// <param name="count">How many they are.</param>
    /// <returns>The logarithm of their probability, of the paths that stayed in the beam.</returns>
    /// <exception cref="ArgumentException">No whole time steps, none or too many, logits that are not finite, or too little room for the labels.</exception>
    public double Decode(ReadOnlySpan<float> logits, Span<int> labels, out int count)
    {
        int steps = CtcArguments.RequireSteps(logits, classes, mostSteps);
        tree.Clear();
        places.AsSpan().Fill(-1);
        beam[0] = new Kept(PrefixTree.Root, InBlank: 0, InLabel: double.NegativeInfinity);
        beamCount = 1;
        for (int step = 0; step < steps; step++)
        {
            CtcArguments.LogSoftmax(logits.Slice(step * classes, classes), logs);
            Advance();
        }

        Kept best = beam[0];
        count = tree.Write(best.Node, labels);
        return best.Total;
    }

    /// <summary>One time step: all prefixes as they are and with one label more, of which the best are kept.</summary>
    private void Advance()
    {
        heapCount = 0;
        for (int place = 0; place < beamCount; place++) places[beam[place].Node] = place;
        for (int place = 0; place < beamCount; place++)
        {
            Offer(Stay(place));
            for (int label = 0; label < classes; label++)
            {
                // A prefix that stands in the beam takes this probability into its own, where it is offered as staying.
                if (label == blank || IsInBeam(tree.Find(beam[place].Node, label))) continue;
                Offer(new Candidate(place, label, double.NegativeInfinity, Extended(beam[place], label)));
            }
        }

        for (int place = 0; place < beamCount; place++) places[beam[place].Node] = -1;
        int kept = heapCount;
        while (heapCount > 0) next[heapCount - 1] = Keep(TakeWorst());
        (beam, next, beamCount) = (next, beam, kept);
    }

    private bool IsInBeam(int node) => node >= 0 && places[node] >= 0;

    private Kept Keep(Candidate candidate)
    {
        int node = beam[candidate.Place].Node;
        return new Kept(candidate.Label < 0 ? node : tree.FindOrAdd(node, candidate.Label), candidate.InBlank, candidate.InLabel);
    }

    /// <summary>A prefix without another label: a blank, its last label again, or that label at the end of its parent in the beam.</summary>
    private Candidate Stay(int place)
    {
        Kept prefix = beam[place];
        double inLabel = double.NegativeInfinity;
        if (prefix.Node != PrefixTree.Root)
        {
            int last = tree.Label(prefix.Node), parent = tree.Parent(prefix.Node);
            inLabel = prefix.InLabel + logs[last];
            if (IsInBeam(parent)) inLabel = LogSum.Of(inLabel, Extended(beam[places[parent]], last));
        }

        return new Candidate(place, -1, prefix.Total + logs[blank], inLabel);
    }

    /// <summary>The probability of a prefix with a label behind it: where that is its last one again, a blank must stand between.</summary>
    private double Extended(Kept prefix, int label)
    {
        bool repeats = prefix.Node != PrefixTree.Root && tree.Label(prefix.Node) == label;
        return (repeats ? prefix.InBlank : prefix.Total) + logs[label];
    }

    /// <summary>Takes a candidate into the heap of the best, whose root is the worst of them.</summary>
    private void Offer(Candidate candidate)
    {
        if (double.IsNegativeInfinity(candidate.Total)) return;
        if (heapCount == heap.Length)
        {
            if (!heap[0].IsWorseThan(candidate)) return;
            heap[0] = candidate;
            Sink(0);
            return;
        }

        int at = heapCount++;
        heap[at] = candidate;
        while (at > 0 && heap[at].IsWorseThan(heap[(at - 1) / 2]))
        {
            (heap[at], heap[(at - 1) / 2]) = (heap[(at - 1) / 2], heap[at]);
            at = (at - 1) / 2;
        }
    }

    private Candidate TakeWorst()
    {
        Candidate worst = heap[0];
        heap[0] = heap[--heapCount];
        Sink(0);
        return worst;
    }

    private void Sink(int at)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= heapCount) return;
            if (child + 1 < heapCount && heap[child + 1].IsWorseThan(heap[child])) child++;
            if (!heap[child].IsWorseThan(heap[at])) return;
            (heap[at], heap[child]) = (heap[child], heap[at]);
            at = child;
        }
    }

    /// <summary>A prefix of the beam with the logarithms of the probabilities of its paths that end in a blank and in its last label.</summary>
    private readonly record struct Kept(int Node, double InBlank, double InLabel)
    {
        public double Total { get; } = LogSum.Of(InBlank, InLabel);
    }

    /// <summary>A prefix that may be kept: that of a place of the beam, with a label behind it or, at -1, as it is.</summary>
    private readonly record struct Candidate(int Place, int Label, double InBlank, double InLabel)
    {
        public double Total { get; } = LogSum.Of(InBlank, InLabel);

        public bool IsWorseThan(Candidate other)
        {
            if (Total != other.Total) return Total < other.Total;
            return Place != other.Place ? Place > other.Place : Label > other.Label;
        }
    }
}
