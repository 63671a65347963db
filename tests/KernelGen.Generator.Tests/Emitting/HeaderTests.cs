using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace KernelGen.Generator.Tests.Emitting;

/// <summary>What the header of an emitted file says about the kernels of its products.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("WBits = 4, ABits = 4, InputABits = 4", "pairs of bytes", "", 4)]
    [InlineData("WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Uniform", "table lookup", ": 64 entries of six columns on 512 bits where 64 bytes are permuted at once, else 16 entries of four columns", 4)]
    [InlineData("WBits = 8, ABits = 8, InputABits = 8", "dots of four bytes", ": one instruction with AVX-VNNI, which has 256 bits, else pairs in 16 bits", 2)]
    [InlineData("WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Alternating", "table lookup", ": 64 entries of six columns on 512 bits where 64 bytes are permuted at once, else 16 entries of four columns", 1)]
    [InlineData("Quantizer = Quantizer.FullPrecision", "float rows", "", 0)]
    public void Products_NameTheirKernelAndWhatEachWouldCost(string arguments, string kernel, string forms, int kernels)
    {
        string header = Header(arguments);

        Assert.Equal([kernel + " on every lane type" + forms], Regex.Matches(header, "^//   kernel (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Distinct());
        string[] costs = [.. Regex.Matches(header, @"^//   predicted ps a multiply-add on 512 \| 256 bits: (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        Assert.Equal(kernels == 0 ? 0 : 2, costs.Length);
        foreach (string line in costs)
        {
            string[] each = line.Split(", ");
            Assert.Equal(kernels, each.Length);
            Assert.StartsWith(kernel + " ", each[0], StringComparison.Ordinal);
            Assert.All(each, cost => Assert.Matches(@"^[a-z ]+ \d+\.\d \| \d+\.\d$", cost));
        }
    }

    [Fact]
    public void Reasons_SayWhichLaneTypeDecided()
    {
        Assert.Contains("fits 16 bits; cheapest on every lane type)", Header("WBits = 4, ABits = 4, InputABits = 4"), StringComparison.Ordinal);
        Assert.DoesNotContain("cheapest", Header("WBits = 2, ABits = 2, InputABits = 2, Quantizer = Quantizer.Alternating"), StringComparison.Ordinal);
        Assert.DoesNotContain("cheapest", Header("Quantizer = Quantizer.FullPrecision"), StringComparison.Ordinal);
    }

    private static string Header(string arguments)
    {
        IEnumerable<string> files = GeneratorRun.Of($"using KernelGen; [QuantizedLstm(Input = 300, Hidden = 300, {arguments})] public sealed partial class Model;").Files
            .Where(file => file.HintName.EndsWith(".Kernels.g.cs", StringComparison.Ordinal))
            .Select(file => file.SourceText.ToString());
        return files.Single();
    }
}
