using System.Linq;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>
/// Prints the time steps of many streams through a recurrent layer, whose products with the input stand in scratch: their records of h are gathered, products take
/// all streams, and every stream goes on by itself between them. The new records stand where the gathered ones stood, from the second on, as behind a chunk of
/// time steps.
/// </summary>
internal sealed class RecurrenceOfManyEmitter(SourceWriter writer, ModelPlan plan, RecurrentPlan layer)
{
    private const string OverStreams = "for (int stream = 0; stream < streams; stream++)";

    private readonly RecurrencePlace pre = RecurrencePlaces.Pre(layer);
    private readonly RecurrencePlace[] places = [.. RecurrencePlaces.Of(layer)];
    private readonly int steps = plan.StepsOf(layer), hidden = plan.HiddenOffset(layer), record = layer.Hidden.RecordBytes;

    /// <summary>The row of the first stream; null where there is but one time step, so that it is 0.</summary>
    private string? First => steps == 1 ? null : "first";

    /// <summary>The row of a stream, among products with the input.</summary>
    private string Row => steps == 1 ? "stream" : "(first + stream)";

    /// <summary>Where the record of h of a stream stands in scratch.</summary>
    private string Record => $"scratch.{layer.Hidden.Name}.Span[(({(steps == 1 ? "" : "first + ")}stream + 1) * {record})..]";

    /// <summary>Prints them.</summary>
    public void Emit()
    {
        if (steps == 1)
        {
            EmitStep();
            return;
        }

        using (writer.Block($"for (int step = 0; step < {steps}; step++)"))
        {
            writer.Lines("int first = step * streams;");
            EmitStep();
        }
    }

    private void EmitStep()
    {
        using (writer.Block(OverStreams)) writer.Lines($"states[stream].Span.Slice({hidden}, {record}).CopyTo({Record});");
        foreach (RecurrencePhase phase in RecurrencePhases.Joined(RecurrencePhases.Of(plan, layer, fused: false)))
        {
            if (phase is ProductPhase product) EmitProduct(product);
            else if (phase is StreamPhase each) EmitStreams(each.Lines);
        }
    }

    private void EmitProduct(ProductPhase product)
    {
        string vectors = product.Vector == "before"
            ? $"ref scratch.{layer.Hidden.Name}.BytesAt({(First is null ? "" : $"({First} + 1) * ")}{record})"
            : Place(product.Vector);
        string start = RecurrenceEmitter.Start(layer, product, product.Start is null ? "" : Place(product.Start));
        int stride = product.Start is null || product.Matrix.Bias is not null ? 0 : product.Start == pre.Name ? pre.Stride : Named(product.Start).Stride;
        writer.Lines(RecurrenceEmitter.Call(product.Matrix, vectors, "streams", start, stride / 4, Place(product.Result)));
    }

    /// <summary>Prints what the streams do by themselves, with the references that it names; h is written in the state.</summary>
    private void EmitStreams(string lines)
    {
        bool last = RecurrencePlaces.Names(lines, layer.IsInteger ? "after" : "hidden");
        using (writer.Block(OverStreams))
        {
            if (last || RecurrencePlaces.Names(lines, "before") || RecurrencePlaces.Names(lines, "state")) writer.Lines("AlignedBuffer state = states[stream];");
            if (RecurrencePlaces.Names(lines, pre.Name)) writer.Lines(pre.Declaration(Row));
            if (RecurrencePlaces.Names(lines, "before")) writer.Lines($"ref byte before = ref state.BytesAt({hidden});");
            foreach (RecurrencePlace place in places.Where(place => RecurrencePlaces.Names(lines, place.Name))) writer.Lines(place.Declaration("stream"));
            if (RecurrencePlaces.Names(lines, "after")) writer.Lines($"ref byte after = ref state.BytesAt({hidden});");
            if (last && !layer.IsInteger) writer.Lines($"ref float hidden = ref state.FloatsAt({hidden});");
            writer.Lines(lines);
            if (last) writer.Lines($"state.Span.Slice({hidden}, {record}).CopyTo({Record});");
        }
    }

    /// <summary>The reference to the first stream's place of a name.</summary>
    private string Place(string name) => name == pre.Name ? pre.At(First) : Named(name).At();

    private RecurrencePlace Named(string name) => places.Single(place => place.Name == name);
}
