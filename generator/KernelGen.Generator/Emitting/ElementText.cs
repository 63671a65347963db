using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting;

/// <summary>The types of what enters and leaves a model.</summary>
internal static class ElementText
{
    /// <summary>The type of a feature: a float, or the code of one.</summary>
    public static string Feature(ModelPlan plan) => plan.Integer is null ? "float" : "sbyte";

    /// <summary>What features are called in docs.</summary>
    public static string Values(ModelPlan plan) => plan.Integer is null ? "finite values" : "codes of features";

    /// <summary>The type of an output.</summary>
    public static string Output(ModelPlan plan) => plan.Integer is null ? "float" : "int";

    /// <summary>The type of what stands in a record and is copied whole: floats, or the codes of an integer-only network as bytes.</summary>
    public static string Element(VectorPlan vector) => vector.HasIntegersOnly ? "byte" : "float";

    /// <summary>The reference to the first of them in a record.</summary>
    public static string First(VectorPlan vector, string record) => vector.HasIntegersOnly
        ? $"ref Unsafe.Add(ref {record}, {vector.BytesOffset})"
        : $"ref Unsafe.As<byte, float>(ref {record})";

    /// <summary>The reference to the first of them in the record of a number, an expression, in scratch.</summary>
    public static string FirstAt(VectorPlan vector, string number) => vector.HasIntegersOnly
        ? $"ref scratch.{vector.Name}.BytesAt({number} * {vector.RecordBytes} + {vector.BytesOffset})"
        : $"ref scratch.{vector.Name}.FloatsAt({number} * {vector.RecordBytes})";

    /// <summary>The statement that copies the features of a time step, a span, into a record.</summary>
    public static string Enter(VectorPlan vector, string features, string record) => vector.HasIntegersOnly
        ? $"MemoryMarshal.AsBytes({features}).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {record}, {vector.BytesOffset}), {vector.Size}));"
        : $"{features}.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref {record}), {vector.Size}));";
}
