using KernelGen.Generator.Planning.Training;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Training;

/// <summary>Spells what several emitters of training print.</summary>
internal static class TrainingText
{
    private const int LongestCall = 105;

    /// <summary>The rows of the present window.</summary>
    public static string Rows(RowsPlan rows) => $"{rows.Buffer}.Rows({(rows.FollowsState ? "Streams" : "0")}, {Behind(rows.Stride, "WindowRows")})";

    /// <summary>What is left of a number of steps or rows behind a stride.</summary>
    public static string Behind(int stride, string count) => stride == 1 ? count : $"{count} / {stride}";

    /// <summary>The statement that calls <paramref name="method"/>, its arguments on a line of their own where they are long.</summary>
    public static string Call(string method, params string[] arguments)
    {
        string list = string.Join(", ", arguments);
        if (method.Length + list.Length <= LongestCall) return $"{method}({list});";
        string separator = list.Length <= LongestCall - 2 * 4 ? ", " : ",\n    ";
        return $"{method}(\n    {string.Join(separator, arguments)});";
    }

    /// <summary>The cell's non-linearity of <paramref name="argument"/>, a vector.</summary>
    public static string Bend(RecurrentSpec cell, string argument) => cell.Activation switch
    {
        CellActivation.Sigmoid => CellText.Sigmoid(cell, argument),
        CellActivation.Relu => $"TLanes.MaximumF32(TLanes.Zero, {argument})",
        _ => CellText.Tanh(cell, argument),
    };

    /// <summary>The derivative of the non-linearity by its argument where its result is <paramref name="result"/>.</summary>
    public static string Slope(RecurrentSpec cell, string result) => cell.Activation switch
    {
        CellActivation.Sigmoid => CellText.SigmoidSlope(cell, result),
        CellActivation.Relu => $"Slopes.Relu({result})",
        _ => CellText.TanhSlope(cell, result),
    };

    /// <summary>The constant that holds the values of h.</summary>
    public static string ValuesOf(RecurrentTrainingPlan layer) => layer.Prefix + (layer.Spec.Projection is null ? "Units" : "Projected");

    /// <summary>The non-linearity's name in equations.</summary>
    public static string Name(CellActivation activation) => activation.ToString().ToLowerInvariant();

    /// <summary>The statement that replaces <paramref name="count"/> values by those their codes stand for; empty for floats.</summary>
    public static string Quantize(ActivationSpec activation, string code, string values, string count) => activation.Format switch
    {
        NumberFormat.Affine => $"AffineActivation.Quantize<TLanes>(ref {values}, {count}, in {code});",
        NumberFormat.BinaryCode => $"BinaryActivation.Quantize<TLanes>(ref {values}, {count}, planes: {activation.Bits}{SpecEmitter.OnLineMethod(activation)});",
        _ => "",
    };

    /// <summary>The field that holds the constants of affine codes; empty for other formats.</summary>
    public static string CodeField(ActivationSpec activation, string code) => activation.Format == NumberFormat.Affine
        ? $"private readonly AffineCode {code} = AffineCode.Of(ActivationSpec.Affine({activation.Bits}, {Literals.Float(activation.Minimum)}, {Literals.Float(activation.Maximum)}));"
        : "";

    /// <summary>A line of equation for the codes of a vector; empty for floats.</summary>
    public static string CodesOf(ActivationSpec activation) => activation.Format switch
    {
        NumberFormat.Affine when activation.LearnedBy is not null => $"{activation.Bits}-bit affine codes over a learned range",
        NumberFormat.Affine when activation.DrawnBy is not null => "-1, 0 or 1, drawn in an update",
        NumberFormat.Affine => $"{activation.Bits}-bit affine codes",
        NumberFormat.BinaryCode => $"{activation.Bits}-bit binary codes",
        _ => "floats",
    };
}
