using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Spec;
using Xunit;

namespace KernelGen.Generator.Tests.Planning;

/// <summary>What kernels are said to cost, and which is taken.</summary>
public sealed class KernelCostsTests
{
    private static readonly Quantizer[] quantizers =
    [
        Quantizer.BalancedMean, Quantizer.Uniform, Quantizer.Alternating, Quantizer.TernaryWeight, Quantizer.BinaryConnect, Quantizer.FixedPoint,
        Quantizer.LearnedStep, Quantizer.Symmetric, Quantizer.DenseShift, Quantizer.FullPrecision,
    ];

    private static readonly KernelFamily[] comparable = [KernelFamily.PairBytes, KernelFamily.DotBytes, KernelFamily.PairWords, KernelFamily.Lookup];

    [Theory]
    [InlineData(1, 8, "Lookup")]
    [InlineData(2, 2, "Lookup PairBytes DotBytes PairWords")]
    [InlineData(4, 4, "Lookup PairBytes DotBytes PairWords")]
    [InlineData(4, 8, "Lookup DotBytes PairWords")]
    [InlineData(5, 4, "PairBytes DotBytes PairWords")]
    [InlineData(8, 8, "DotBytes PairWords")]
    [InlineData(8, 9, "PairWords")]
    [InlineData(4, 12, "")]
    [InlineData(9, 4, "")]
    public void AdmissibleKernels_AreThoseThatAreExact(int weightBits, int activationBits, string families) =>
        Assert.Equal(
            families,
            string.Join(' ', IntegerKernels.Admissible(new WeightSpec(Quantizer.Uniform, weightBits), ActivationSpec.Affine(activationBits, 0, 1))));

    [Theory]
    [InlineData(Quantizer.FullPrecision, 32, 4)]
    [InlineData(Quantizer.DenseShift, 3, 4)]
    [InlineData(Quantizer.Uniform, 4, 32)]
    public void ProductsOfOtherThanCodesByIntegers_AreNotCompared(Quantizer quantizer, int bits, int activationBits)
    {
        ActivationSpec input = activationBits == 32 ? ActivationSpec.Float : ActivationSpec.Affine(activationBits, 0, 1);
        Assert.Empty(IntegerKernels.Admissible(new WeightSpec(quantizer, bits), input));
        Assert.Empty(Plan(Product(new WeightSpec(quantizer, bits), input, 64, 64)).Compared);
    }

    [Theory]
    [InlineData(Quantizer.Alternating, 2, 2, 1800, 450, KernelFamily.Lookup)]
    [InlineData(Quantizer.Uniform, 1, 8, 64, 24, KernelFamily.Lookup)]
    [InlineData(Quantizer.Uniform, 2, 2, 4096, 1024, KernelFamily.Lookup)]
    [InlineData(Quantizer.Uniform, 2, 2, 1800, 450, KernelFamily.Lookup)]
    [InlineData(Quantizer.Uniform, 8, 8, 1200, 300, KernelFamily.DotBytes)]
    [InlineData(Quantizer.Uniform, 8, 8, 64, 48, KernelFamily.DotBytes)]
    [InlineData(Quantizer.Uniform, 8, 9, 1200, 300, KernelFamily.PairWords)]
    public void Choices_AreThoseOfTheMeasurements(Quantizer quantizer, int weightBits, int activationBits, int rows, int columns, object family) =>
        Assert.Equal(family, Plan(Product(new WeightSpec(quantizer, weightBits), ActivationSpec.Affine(activationBits, 0, 1), rows, columns)).Layout.Family);

    [Fact]
    public void KernelTaken_IsTheCheapestOn256BitsOfThoseNearTheCheapestOn512()
    {
        Random random = new(11);
        HashSet<KernelFamily> taken = [];
        for (int spec = 0; spec < 3000; spec++)
        {
            Product product = Product(random);
            MatrixPlan plan = Plan(product);
            IReadOnlyList<KernelFamily> admissible = IntegerKernels.Admissible(product.Weights, product.Input);
            Assert.Equal(admissible.Order(), plan.Compared.Select(choice => choice.Family).Order());
            if (admissible.Count == 0) continue;

            KernelChoice own = plan.Compared[0];
            double bound = KernelCosts.Near * plan.Compared.Min(choice => choice.Wide);
            Assert.Equal(plan.Layout.Family, own.Family);
            Assert.Equal(plan.Layout.Family == KernelFamily.Lookup, MatrixPlanner.LooksUp(product, KernelCosts.Fitted));
            Assert.All(plan.Compared, choice => Assert.True(choice.Wide > 0 && choice.Narrow > 0, $"{choice}"));
            Assert.True(own.Wide <= bound, $"{plan}");
            Assert.All(plan.Compared, other => Assert.True(own.Narrow <= other.Narrow || other.Wide > bound, $"{plan}: {other}"));
            Assert.Equal(plan.Compared.Skip(1).OrderBy(choice => choice.Wide), plan.Compared.Skip(1));
            taken.Add(own.Family);
        }

        Assert.Superset(new HashSet<KernelFamily> { KernelFamily.Lookup, KernelFamily.DotBytes, KernelFamily.PairWords }, taken);
    }

    [Fact]
    public void KernelThatIsMeasured_IsTakenWhereItIsAdmissible()
    {
        Random random = new(17);
        for (int spec = 0; spec < 1000; spec++)
        {
            Product product = Product(random);
            foreach (KernelFamily family in comparable)
            {
                MatrixPlan plan = MatrixPlanner.Plan(product, rowBlock: null, KernelCosts.Fitted with { Taken = family });
                if (IntegerKernels.Admissible(product.Weights, product.Input).Contains(family)) Assert.Equal(family, plan.Layout.Family);
                else Assert.Equal(Plan(product).Layout.Family, plan.Layout.Family);
            }
        }
    }

    [Fact]
    public void Costs_GrowWithRowsAndColumns()
    {
        Random random = new(19);
        for (int spec = 0; spec < 1000; spec++)
        {
            Product less = Product(random);
            Product more = less with { GateRows = less.GateRows + random.Next(200), Columns = less.Columns + random.Next(200) };
            foreach (KernelFamily family in IntegerKernels.Admissible(less.Weights, less.Input))
            {
                (double wide, double narrow) before = Cost(less, family), after = Cost(more, family);
                Assert.True(before.wide <= after.wide * 1.0000001 && before.narrow <= after.narrow * 1.0000001, $"{less}, {more}: {before}, {after}");
            }
        }

        static (double Wide, double Narrow) Cost(Product product, KernelFamily family)
        {
            MatrixPlan plan = MatrixPlanner.Plan(product, rowBlock: null, KernelCosts.Fitted with { Taken = family });
            return (plan.Compared[0].Wide * plan.MultiplyAdds, plan.Compared[0].Narrow * plan.MultiplyAdds);
        }
    }

    [Theory]
    [InlineData(100, 1, 109, 0.5, 109)]
    [InlineData(100, 1, 111, 0.5, 100)]
    [InlineData(100, 1, 109, 2, 100)]
    [InlineData(100, 1, 100, 1, 100)]
    public void NarrowLanes_DecideWithinTenPercent(double wide, double narrow, double otherWide, double otherNarrow, double taken)
    {
        KernelChoice one = new(KernelFamily.PairBytes, wide, narrow), other = new(KernelFamily.Lookup, otherWide, otherNarrow);
        Assert.Equal(taken, KernelCosts.Fitted.Choose([one, other]).Wide);
        Assert.Equal(taken, KernelCosts.Fitted.Choose([other, one]).Wide);
    }

    [Theory]
    [InlineData(KernelWork.Lookup, KernelFamily.Lookup)]
    [InlineData(KernelWork.BytePairs, KernelFamily.PairBytes)]
    [InlineData(KernelWork.ByteDots, KernelFamily.DotBytes)]
    [InlineData(KernelWork.WordPairs, KernelFamily.PairWords)]
    public void CheapWork_IsTaken(object cheap, object family)
    {
        Product product = Product(new WeightSpec(Quantizer.Uniform, 3), ActivationSpec.Affine(3, 0, 1), 256, 256);
        KernelWork[] multiplying = [KernelWork.Lookup, KernelWork.BytePairs, KernelWork.ByteDots, KernelWork.WordPairs];
        KernelPrices prices = new([.. Enum.GetValues<KernelWork>().Select(work => multiplying.Contains(work) && !work.Equals(cheap) ? 1.0 : 0)]);

        Assert.Equal(family, MatrixPlanner.Plan(product, rowBlock: null, new KernelCosts(prices, prices)).Layout.Family);
    }

    [Theory]
    [InlineData(8, KernelFamily.PairWords)]
    [InlineData(4, KernelFamily.DotBytes)]
    public void Magnitudes_HaveAPriceOfTheirOwn(int weightBits, object family)
    {
        Product product = Product(new WeightSpec(Quantizer.Symmetric, weightBits), ActivationSpec.Observed(8), 256, 256);
        KernelPrices prices = new([.. Enum.GetValues<KernelWork>().Select(work => work is KernelWork.Magnitudes or KernelWork.Lookup or KernelWork.BytePairs ? 2.0 : work == KernelWork.WordPairs ? 1.0 : 0)]);
        Assert.Equal(family, MatrixPlanner.Plan(product, rowBlock: null, new KernelCosts(prices, prices)).Layout.Family);
    }

    [Fact]
    public void Prices_AreOnePerKindOfWork() =>
        Assert.Contains("16 kinds", Assert.Throws<ArgumentException>(() => new KernelPrices([1, 2])).Message, StringComparison.Ordinal);

    private static MatrixPlan Plan(Product product) => MatrixPlanner.Plan(product, rowBlock: null, KernelCosts.Fitted);

    private static Product Product(Random random)
    {
        Quantizer quantizer = quantizers[random.Next(quantizers.Length)];
        int bits = quantizer switch
        {
            Quantizer.BinaryConnect => 1,
            Quantizer.TernaryWeight => 2,
            Quantizer.Alternating or Quantizer.DenseShift => random.Next(2, 5),
            Quantizer.FullPrecision => 32,
            _ => random.Next(2, 17),
        };
        int activationBits = random.Next(1, 17);
        ActivationSpec input = random.Next(5) switch
        {
            0 => ActivationSpec.Float,
            1 => ActivationSpec.BinaryCode(Math.Min(activationBits, 4)),
            2 => ActivationSpec.Affine(activationBits, -1, 1),
            _ => ActivationSpec.Affine(activationBits, 0, 1),
        };
        return Product(new WeightSpec(quantizer, bits), input, random.Next(1, 2000), random.Next(1, 2000));
    }

    private static Product Product(WeightSpec weights, ActivationSpec input, int rows, int columns) =>
        new("Product", "weight", 0, "y = W x", 1, rows, columns, weights, input, null);
}
