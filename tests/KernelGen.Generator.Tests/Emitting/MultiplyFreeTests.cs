using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Emitting;

/// <summary>Inner loops of shift, binary and ternary weights use only operations that multiply nothing.</summary>
public sealed class MultiplyFreeTests
{
    private static readonly HashSet<string> multiplyFree =
    [
        "LoadU8", "LoadU8AsS32", "BroadcastS32", "BroadcastF32", "Zero", "And", "Or", "Xor", "Select", "EqualS32", "ExtractU8",
        "ShiftLeft32", "ShiftRight32", "ShiftLeftEach32", "ShiftRightEach32", "AddU8", "AddS32", "SubtractS32", "AddF32",
        "LookupFirst", "LookupLast", "LookupF32",

        // Parts of addresses.
        "Count", "Bytes",
    ];

    [Theory]
    [InlineData("WBits = 7, Quantizer = Quantizer.Exponential")]
    [InlineData("WBits = 7, ABits = 4, Quantizer = Quantizer.Exponential")]
    [InlineData("WBits = 4, ABits = 8, Quantizer = Quantizer.Exponential")]
    [InlineData("WBits = 3, ABits = 2, Quantizer = Quantizer.Exponential, ActivationQuantizer = Quantizer.Alternating")]
    [InlineData("WBits = 3, Quantizer = Quantizer.DenseShift")]
    [InlineData("WBits = 4, ABits = 8, Quantizer = Quantizer.DenseShift")]
    [InlineData("WBits = 3, Quantizer = Quantizer.SignSparseShift")]
    [InlineData("WBits = 3, ABits = 4, Quantizer = Quantizer.SignSparseShift")]
    [InlineData("WBits = 2, Quantizer = Quantizer.Ternarization")]
    [InlineData("WBits = 2, ABits = 8, Activation = CellActivation.Sigmoid, Quantizer = Quantizer.TernaryWeight")]
    [InlineData("WBits = 2, ABits = 4, Quantizer = Quantizer.PowerOfTwoTernarization")]
    [InlineData("WBits = 1, ABits = 2, Quantizer = Quantizer.BinaryConnect, WeightNorm = true")]
    [InlineData("WBits = 1, ABits = 8, Quantizer = Quantizer.BinaryWeight, WeightNorm = true")]
    [InlineData("WBits = 1, Quantizer = Quantizer.BinaryConnect, WeightNorm = true")]
    public void InnerLoop_UsesOnlyTheListedOperations(string arguments)
    {
        string source = "using KernelGen; [QuantizedLstm(Hidden = 80, " + arguments + ")] public sealed partial class Model;";
        List<ForStatementSyntax> loops =
        [
            .. GeneratorRun.Of(source).Files
                .SelectMany(file => file.SyntaxTree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
                .Where(method => method.Identifier.ValueText.EndsWith("Product", System.StringComparison.Ordinal))
                .SelectMany(method => method.DescendantNodes().OfType<ForStatementSyntax>())
                .Where(loop => loop.Declaration!.Variables[0].Identifier.ValueText == "column"),
        ];

        // One of the input weights, one of the recurrent ones.
        Assert.Equal(2, loops.Count);
        foreach (ForStatementSyntax loop in loops)
        {
            foreach (MemberAccessExpressionSyntax member in loop.Statement.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            {
                string owner = member.Expression.ToString(), name = member.Name.Identifier.ValueText;
                if (owner == "TLanes") Assert.Contains(name, multiplyFree);
                else Assert.True((owner, name) is ("Unsafe", _) or ("Math", "Min") or ("WideSums", "Add") or ("ByteSums", "Widen"), $"{owner}.{name} stands in the inner loop.");
            }
        }
    }
}
