using System.Threading.Tasks;
using KernelGen.CodeFixes;
using Xunit;

namespace KernelGen.Generator.Tests.CodeFixes;

public sealed class PartialCodeFixTests
{
    [Theory]
    [InlineData("public sealed class Model;", "public sealed partial class Model;")]
    [InlineData("class Model;", "partial class Model;")]
    [InlineData("// why\n/* what */ class Model { int x; }", "// why\n/* what */ partial class Model { int x; }")]
    public async Task Model_IsMadePartial(string declaration, string mended)
    {
        const string Attribute = "using KernelGen;\n\n[QuantizedLstm(Hidden = 8)]\n";

        Assert.Equal(Attribute + mended, await CodeFixRun.Apply(new PartialCodeFix(), Attribute + declaration));
    }

    [Theory]
    [InlineData("public static class Outer", "public static partial class Outer")]
    [InlineData("interface IOuter", "partial interface IOuter")]
    [InlineData("/// <summary>Doc.</summary>\nrecord struct Outer", "/// <summary>Doc.</summary>\npartial record struct Outer")]
    public async Task ContainingType_IsMadePartial(string outer, string mended)
    {
        const string Model = "\n{\n    [KernelGen.QuantizedLstm(Hidden = 8)]\n    public partial class Model;\n}\n";

        Assert.Equal(mended + Model, await CodeFixRun.Apply(new PartialCodeFix(), outer + Model));
    }
}
