using System.Threading.Tasks;
using KernelGen.CodeFixes;
using Xunit;

namespace KernelGen.Generator.Tests.CodeFixes;

public sealed class ArgumentCodeFixTests
{
    [Theory]
    [InlineData("[QuantizedLstm(Input = 9, Hidden = 8)]", "[QuantizedLstm(Hidden = 8)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, Input = 9)]", "[QuantizedLstm(Hidden = 8)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, Input = 9, WBits = 4)]", "[QuantizedLstm(Hidden = 8, WBits = 4)]")]
    [InlineData("[QuantizedLstm(\n    Hidden = 8,\n    Input = 9,\n    WBits = 4)]", "[QuantizedLstm(\n    Hidden = 8,\n    WBits = 4)]")]
    [InlineData("[QuantizedLstm(Hidden = 8, InputABits = 4)]", "[QuantizedLstm(Hidden = 8)]")]
    [InlineData("[QuantizedLinear(Outputs = 8, ABits = 4)]", "[QuantizedLinear(Outputs = 8)]")]
    public async Task Argument_IsLeftOut(string attribute, string mended)
    {
        const string Before = "using KernelGen;\n\n[QuantizedEmbedding(Vocabulary = 10, Size = 4)]\n";
        const string After = "\npublic partial class Model;\n";

        Assert.Equal(Before + mended + After, await CodeFixRun.Apply(new ArgumentCodeFix(), Before + attribute + After));
    }
}
