using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Planning;

/// <summary>
/// What plans say about narrow sums, held against the greatest sums that random specs can reach, added step by step: by every kernel that can serve
/// them, whichever is taken.
/// </summary>
public sealed class NarrowSumTests
{
    private static readonly Quantizer[] quantizers =
    [
        Quantizer.BalancedMean, Quantizer.Uniform, Quantizer.Alternating, Quantizer.TernaryWeight, Quantizer.BinaryConnect,
        Quantizer.FixedPoint, Quantizer.LearnedStep, Quantizer.Symmetric,
    ];

    [Fact]
    public void GreatestSums_StayInTheirRange()
    {
        var random = new Random(7);
        int tables = 0, pairs = 0, dots = 0, magnitudes = 0, parts = 0, halves = 0, joined = 0;
        foreach (MatrixPlan plan in Enumerable.Range(0, 4000).SelectMany(_ => Plans(random)))
        {
            if (plan.Layout.Family == KernelFamily.PairBytes)
            {
                pairs++;
                CheckPairs(plan);
            }
            else if (plan.Layout.Family == KernelFamily.DotBytes)
            {
                dots++;
                if (plan.TakesMagnitudes) magnitudes++;
                CheckDots(plan);
            }
            else if (plan.Layout.Family == KernelFamily.Lookup)
            {
                tables++;
                if (!plan.HasWordSums) parts++;
                if (plan.StepsPerFlush == 0) halves++;
                if (plan.JoinsBits) joined++;
                CheckTables(plan);
            }
        }

        Assert.True(
            tables > 500 && pairs > 500 && dots > 500 && magnitudes > 50 && parts > 20 && halves > 20 && joined > 20,
            $"{tables} of tables, {pairs} of pairs, {dots} of dots, {magnitudes} of them of magnitudes, {parts} in parts, {halves} widened within a step, {joined} joined in words");
    }

    private static IEnumerable<MatrixPlan> Plans(Random random)
    {
        Quantizer quantizer = quantizers[random.Next(quantizers.Length)];
        int bits = quantizer switch
        {
            Quantizer.BinaryConnect => 1,
            Quantizer.TernaryWeight => 2,
            Quantizer.Alternating => random.Next(1, 5),
            _ => random.Next(2, 9),
        };
        int activationBits = random.Next(1, 9);
        ActivationSpec input = random.Next(4) switch
        {
            0 => ActivationSpec.Affine(activationBits, 0, 1),
            1 => ActivationSpec.Affine(activationBits, -1, 1),
            2 => ActivationSpec.Affine(activationBits, -0.01f - (float)random.NextDouble(), 0.01f + (float)random.NextDouble()),
            _ => ActivationSpec.BinaryCode(Math.Min(activationBits, 4)),
        };
        int columns = random.Next(3) == 0 ? random.Next(8000, 60_000) : random.Next(1, 2000);
        WeightSpec weights = new(quantizer, bits);
        Product product = new("Product", "weight", 0, "y = W x", 1, 64, columns, weights, input, null);
        return IntegerKernels.Admissible(weights, input)
            .Select(family => MatrixPlanner.Plan(product, MatrixPlanner.WholeBlock, KernelCosts.Fitted with { Taken = family }));
    }

    private static void CheckTables(MatrixPlan plan)
    {
        // Half a step adds twelve digits or none of them: the bytes of a run lie between the least and the greatest sum, 255 apart at most.
        int runHalves = plan.StepsPerFlush == 0 ? 1 : 2 * plan.StepsPerFlush;
        int greatest = plan.Input.TableDigits == 1 ? GreatestInteger(plan.Input) : 4;
        Assert.Equal(plan.Input.TableSpread, greatest - plan.Input.LeastTableDigit);
        long least = 0, most = 0, words = 0;
        for (int half = 0; half < 2 * plan.Layout.ColumnSteps; half++)
        {
            if (half % (runHalves * plan.RunsPerFlush) == 0) words = 0;
            if (half % runHalves == 0) least = most = 0;
            least += 12 * plan.Input.LeastTableDigit;
            most += 12 * greatest;
            words += 12 * Math.Max(greatest, -plan.Input.LeastTableDigit);
            if (most - least > byte.MaxValue || words > short.MaxValue) Assert.Fail($"{plan}");
        }

        long joined = plan.JoinsBits ? words * ((1 << plan.Weights.PlaneBits) - 1) : 0;
        Assert.True(joined <= short.MaxValue && words * plan.Layout.Planes <= int.MaxValue, $"{plan}");
    }

    private static int GreatestInteger(ActivationSpec input) =>
        input.Format == NumberFormat.BinaryCode ? 1 : Math.Max(0, input.IntegerOf(input.MaximumCode));

    private static void CheckDots(MatrixPlan plan)
    {
        int weight = plan.Weights.PlaneBits == 8 ? 128 : (1 << plan.Weights.PlaneBits) - 1, code = plan.Input.MaximumCode, fours = plan.Layout.ColumnsPerStep / 4;
        Assert.True(code <= 255, $"{plan}");
        if (plan.TakesMagnitudes)
        {
            // A pair of magnitudes of 128 against bytes is widened at once. Weights fill whole bytes, the codes have one plane, and registers of 256 bits fill a block.
            Assert.True(plan.DotSteps == 0 && plan.Layout.StorageBits == 8 && plan.Input.Planes == 1, $"{plan}");
            Assert.True(plan.Layout.RowBlock % (8 * plan.TileRegisters) == 0, $"{plan}: a tile leaves its block");
            return;
        }

        // Four columns add a pair to every word of a sum, of two that take turns.
        Assert.True(plan.DotSteps > 0 && 2 * code * weight <= short.MaxValue, $"{plan}: a pair leaves a word");
        long even = 0, odd = 0;
        for (int step = 0; step < plan.Layout.ColumnSteps; step++)
        {
            if (step % plan.DotSteps == 0) even = odd = 0;
            for (int four = 0; four < fours; four++)
            {
                if (four % 2 == 0) even += 2 * code * weight;
                else odd += 2 * code * weight;
            }

            if (Math.Max(even, odd) > short.MaxValue) Assert.Fail($"{plan}");
        }
    }

    private static void CheckPairs(MatrixPlan plan)
    {
        // A byte of codes adds as many pairs of products as it holds codes, to each word.
        int code = plan.Weights.Quantizer is Quantizer.FixedPoint or Quantizer.Symmetric ? (1 << plan.Weights.Bits) - 2 : (1 << plan.Weights.Bits) - 1;
        int pair = 2 * code * plan.Input.MaximumInteger;
        long words = 0;
        for (int step = 0; step < plan.Layout.ColumnSteps; step++)
        {
            if (step % plan.StepsPerFlush == 0) words = 0;
            words += pair * (8 / plan.Layout.StorageBits);
            if (words > short.MaxValue) Assert.Fail($"{plan}");
        }
    }
}
