using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>
/// Prints the inner loops of powers of two. A product is a shift of an integer, or an addition to the exponent of a float, and a
/// change of sign: nothing is multiplied.
/// </summary>
internal static class ShiftTileEmitter
{
    private const int FractionBits = 23;

    /// <summary>Prints the registers that cut magnitudes and signs out of codes.</summary>
    public static void EmitConstants(SourceWriter writer, MatrixPlan matrix)
    {
        int magnitudes = (1 << (matrix.Weights.Bits - 1)) - 1;
        writer.Lines(matrix.IsInteger
            ? $"""
               TLanes magnitudes = TLanes.BroadcastS32({magnitudes});
               TLanes one = TLanes.BroadcastS32(1);{(matrix.HasWideSums ? "\nTLanes width = TLanes.BroadcastS32(32);" : "")}
               """
            : $"""
               TLanes exponents = TLanes.BroadcastS32({magnitudes} << {FractionBits});
               TLanes signs = TLanes.BroadcastS32(int.MinValue);
               """);
    }

    /// <summary>Prints what is read once a vector.</summary>
    public static void EmitVector(SourceWriter writer, MatrixPlan matrix, VectorPlan vector) => writer.Lines(matrix.IsInteger
        ? $"""
           ref float beta = ref Unsafe.As<byte, float>(ref Unsafe.Add(ref vector, {vector.CoefficientsOffset}));
           {Integers(vector)}
           """
        : $"""
           ref int x = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.ShiftableOffset}));
           ref int live = ref Unsafe.As<byte, int>(ref Unsafe.Add(ref vector, {vector.LiveOffset}));
           """);

    /// <summary>Prints the sums of one tile and adds them to pre.</summary>
    public static void Emit(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        if (matrix.IsInteger) EmitIntegers(writer, matrix, vector);
        else EmitFloats(writer, matrix);
    }

    /// <summary>The reference to the integers of a vector: bytes where they fit, else words.</summary>
    public static string Integers(VectorPlan vector) => vector.HasBytes
        ? $"ref sbyte integers = ref Unsafe.As<byte, sbyte>(ref Unsafe.Add(ref vector, {vector.BytesOffset}));"
        : $"ref short integers = ref Unsafe.As<byte, short>(ref Unsafe.Add(ref vector, {vector.WordsOffset}));";

    /// <summary>The integer at an index of those, its high word joined where it has one.</summary>
    public static string Integer(VectorPlan vector, string index) => vector.HasHighWords
        ? $"256 * Unsafe.Add(ref integers, {vector.PlaneStride} + {index}) + Unsafe.Add(ref integers, {index})"
        : $"Unsafe.Add(ref integers, {index})";

    /// <summary>The offset of a tile's first code: whole blocks lie before it, and its rows within the block.</summary>
    public static string Start(MatrixPlan matrix) => $"nuint at = block * {matrix.Layout.ColumnSteps} + row;";

    /// <summary>Prints the loop over columns: the bytes of a step, then what <paramref name="column"/> prints for each of its columns.</summary>
    public static void EmitColumns(SourceWriter writer, MatrixPlan matrix, System.Action<string, string, int> column)
    {
        int perByte = 8 / matrix.Layout.StorageBits;
        bool declared = false;
        ColumnLoop.Emit(writer, matrix, (step, at) =>
        {
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
                writer.Lines($"{Type()}byte{r.Letter} = TLanes.LoadU8AsS32(ref codes, {at}{r.Offset("(nuint)TLanes.Count")});");
            for (int index = 0; index < perByte; index++)
            {
                column(Type(), ColumnLoop.Offset(step, perByte, index), index * matrix.Layout.StorageBits);
                declared = true;
            }
        });

        string Type() => declared ? "" : "TLanes ";
    }

    /// <summary>The code at bit <paramref name="bit"/> of a byte, what lies above it not cut off.</summary>
    public static string Code(TileRegister register, int bit) =>
        bit == 0 ? $"byte{register.Letter}" : $"TLanes.ShiftRight32(byte{register.Letter}, {bit})";

    /// <summary>All bits set where the code at bit <paramref name="bit"/> is negative.</summary>
    public static string Minus(MatrixPlan matrix, TileRegister register, int bit) =>
        $"TLanes.SubtractS32(TLanes.Zero, TLanes.And(TLanes.ShiftRight32(byte{register.Letter}, {bit + matrix.Weights.Bits - 1}), one))";

    private static void EmitFloats(SourceWriter writer, MatrixPlan matrix)
    {
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
        writer.Lines(Start(matrix));
        EmitColumns(writer, matrix, (type, column, bit) =>
        {
            writer.Lines($"""
                {type}value = TLanes.BroadcastS32(Unsafe.Add(ref x, {column}));
                {type}nonzero = TLanes.BroadcastS32(Unsafe.Add(ref live, {column}));
                """);
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) EmitFloat(writer, matrix, type, r, bit);
        });
        writer.Line();
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
        {
            string alpha = $"TLanes.LoadF32(ref alpha, first{r.Offset("(nuint)TLanes.Count")})";
            writer.Lines($"pre{r.Letter} = TLanes.FusedMultiplyAddF32(\n    {alpha}, sum{r.Letter}, pre{r.Letter});");
        }
    }

    private static void EmitFloat(SourceWriter writer, MatrixPlan matrix, string type, TileRegister r, int bit)
    {
        int toSign = 31 - (bit + matrix.Weights.Bits - 1);
        writer.Lines($"""
            {type}power{r.Letter} = TLanes.And(TLanes.ShiftLeft32(byte{r.Letter}, {FractionBits - bit}), exponents);
            {type}term{r.Letter} = TLanes.And(TLanes.AddS32(value, power{r.Letter}), nonzero);
            sum{r.Letter} = TLanes.AddF32(
                sum{r.Letter}, TLanes.Xor(term{r.Letter}, TLanes.And(TLanes.ShiftLeft32(byte{r.Letter}, {toSign}), signs)));
            """);
    }

    private static void EmitIntegers(SourceWriter writer, MatrixPlan matrix, VectorPlan vector)
    {
        int planes = matrix.Input.Planes;
        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) writer.Lines($"TLanes inner{r.Letter} = TLanes.Zero;");
        using (planes == 1 ? null : writer.Block($"for (nuint code = 0; code < {planes}; code++)"))
        {
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) writer.Lines($"TLanes sum{r.Letter} = TLanes.Zero;");
            writer.Lines(Start(matrix));
            string plane = planes == 1 ? "" : $"code * {vector.PlaneStride} + ";
            EmitColumns(writer, matrix, (type, column, bit) =>
            {
                writer.Lines($"{type}value = TLanes.BroadcastS32({Integer(vector, plane + column)});");
                foreach (TileRegister r in TileRegister.First(matrix.TileRegisters)) EmitInteger(writer, matrix, type, r, bit);
            });
            writer.Line();
            writer.Lines($"TLanes scale = TLanes.BroadcastF32(Unsafe.Add(ref beta, {(planes == 1 ? "0" : "code")}));");
            foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
                writer.Lines($"inner{r.Letter} = CodeProduct.Add(inner{r.Letter}, sum{r.Letter}, scale);");
        }

        foreach (TileRegister r in TileRegister.First(matrix.TileRegisters))
        {
            string alpha = $"TLanes.LoadF32(ref alpha, first{r.Offset("(nuint)TLanes.Count")})";
            writer.Lines($"pre{r.Letter} = TLanes.FusedMultiplyAddF32(\n    {alpha}, inner{r.Letter}, pre{r.Letter});");
        }
    }

    private static void EmitInteger(SourceWriter writer, MatrixPlan matrix, string type, TileRegister r, int bit)
    {
        writer.Lines($"""
            {type}shift{r.Letter} = TLanes.And({Code(r, bit)}, magnitudes);
            {type}term{r.Letter} = TLanes.ShiftLeftEach32(value, shift{r.Letter});
            """);
        if (matrix.Weights.Exponents().HasZero)
            writer.Lines($"term{r.Letter} = TLanes.Select(TLanes.EqualS32(shift{r.Letter}, TLanes.Zero), TLanes.Zero, term{r.Letter});");
        writer.Lines($"""
            {type}minus{r.Letter} = {Minus(matrix, r, bit)};
            sum{r.Letter} = TLanes.AddS32(
                sum{r.Letter}, TLanes.SubtractS32(TLanes.Xor(term{r.Letter}, minus{r.Letter}), minus{r.Letter}));
            """);
    }
}
