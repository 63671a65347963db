using KernelGen.Generator.Emitting.Products;
using KernelGen.Generator.Planning;
using KernelGen.Spec;

namespace KernelGen.Generator.Emitting;

/// <summary>Prints what turns the floats of a record into the coded forms that its readers need.</summary>
internal static class EncodingEmitter
{
    /// <summary>The constants of a vector's affine code, where <c>weights</c> are in scope.</summary>
    public static string AffineCode(VectorPlan vector) => vector.LearnedCode is { } field ? $"weights.{field}" : vector.Name + "Code";

    /// <summary>The statement that codes <paramref name="record"/>.</summary>
    public static string Call(VectorPlan vector, string lanes, string record) =>
        $"Encode{vector.Name}<{lanes}>({(vector.LearnedCode is null ? "" : "weights, ")}ref {record});";

    /// <summary>Whether the floats of a record are not yet all that its readers need.</summary>
    public static bool NeedsEncoding(VectorPlan vector) => vector.IsCoded || vector.HasFloatTotal || vector.HasShiftable;

    /// <summary>Prints the encoding method of <paramref name="vector"/>.</summary>
    public static void EmitEncode(SourceWriter writer, EmittedNames names, VectorPlan vector)
    {
        if (vector.HasIntegersOnly)
        {
            EmitIntegers(writer, vector);
            return;
        }

        if (vector is { Activation.Format: NumberFormat.Affine, LearnedCode: null })
        {
            ActivationSpec a = vector.Activation;
            writer.Lines($"""
                private static readonly AffineCode {AffineCode(vector)} = AffineCode.Of(
                    ActivationSpec.Affine({a.Bits}, {Literals.Float(a.Minimum)}, {Literals.Float(a.Maximum)}));

                """);
        }

        writer.Lines($"/// <summary>{Describe(vector)}</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void Encode{vector.Name}<TLanes>({(vector.LearnedCode is null ? "" : $"{names.Weights} weights, ")}ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines("ref float values = ref Unsafe.As<byte, float>(ref record);");
            switch (vector.Activation.Format)
            {
                case NumberFormat.Affine: EmitAffine(writer, vector); break;
                case NumberFormat.BinaryCode: EmitBinary(writer, vector); break;
            }

            EmitFloats(writer, vector);
            EmitWidening(writer, vector);
            EmitDigits(writer, vector);
            EmitCodes(writer, vector);
        }
    }

    /// <summary>Prints the method that makes the other forms of codes, which stand as signed bytes.</summary>
    private static void EmitIntegers(SourceWriter writer, VectorPlan vector)
    {
        writer.Lines($"/// <summary>The sum of {vector.Size} signed codes of {vector.Activation.Bits} bits stands beside them, and what else products read.</summary>");
        using (writer.Block($"""
            {KernelText.Frame}
            internal static void Encode{vector.Name}<TLanes>(ref byte record)
                where TLanes : struct, ILanes<TLanes>
            """))
        {
            writer.Lines($"""
                ref byte codes = ref Unsafe.Add(ref record, {vector.BytesOffset});
                Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.TotalsOffset})) = IntegerRecord.Total<TLanes>(ref codes, {vector.PaddedSize});
                """);
            EmitWidening(writer, vector);
            EmitDigits(writer, vector);
            if (vector.HasCodes)
                writer.Lines($"IntegerRecord.Raise<TLanes>(ref codes, {vector.PaddedSize}, {vector.Activation.IntegerZero}, ref Unsafe.Add(ref record, {vector.CodesOffset}));");
            EmitMagnitudes(writer, vector);
        }
    }

    /// <summary>Prints the magnitudes of a record whose codes stand. They are written on every lane type: a state may go on with another one.</summary>
    private static void EmitMagnitudes(SourceWriter writer, VectorPlan vector)
    {
        if (!vector.HasMagnitudes) return;
        writer.Lines($"""
            Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.NegativesOffset})) = ByteDots.Split<TLanes>(
                ref Unsafe.Add(ref record, {vector.CodesOffset}), {vector.Size}, ref Unsafe.Add(ref record, {vector.MagnitudesOffset}), stride: {vector.PlaneStride});
            """);
    }

    /// <summary>Prints what products by float activations read beside the values.</summary>
    private static void EmitFloats(SourceWriter writer, VectorPlan vector)
    {
        if (vector.HasFloatTotal)
        {
            writer.Lines(
                $"Unsafe.As<byte, float>(ref Unsafe.Add(ref record, {vector.TotalsOffset})) = Reductions.Sum<TLanes>(ref values, {vector.Size});");
        }

        if (vector.HasShiftable)
        {
            writer.Lines($"""
                ShiftableFloats.Write<TLanes>(
                    ref values,
                    {vector.Size},
                    {vector.PaddedValues},
                    ref Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.ShiftableOffset})),
                    ref Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.LiveOffset})));
                """);
        }
    }

    /// <summary>Prints the words of a record whose byte integers stand.</summary>
    public static void EmitWidening(SourceWriter writer, VectorPlan vector)
    {
        if (vector is not { HasBytes: true, HasWords: true }) return;
        for (int plane = 0; plane < vector.Activation.Planes; plane++)
        {
            writer.Lines($"""
                LookupTables.Widen(
                    ref Unsafe.Add(ref record, {vector.BytesOffset + plane * vector.PlaneStride}), {vector.PaddedSize}, ref Unsafe.As<byte, short>(ref Unsafe.Add(ref record, {vector.WordsOffset + 2 * plane * vector.PlaneStride})));
                """);
        }
    }

    /// <summary>Prints the digits of a record whose integers stand.</summary>
    public static void EmitDigits(SourceWriter writer, VectorPlan vector)
    {
        if (!vector.HasDigits) return;
        writer.Lines($"""
            LookupTables.Split(
                {Integers(vector)}, {vector.PaddedSize}, {vector.Activation.TableDigits}, ref Unsafe.Add(ref record, {vector.DigitsOffset}), {vector.PlaneStride});
            """);
    }

    /// <summary>Prints the codes of a record whose integers stand as words.</summary>
    public static void EmitCodes(SourceWriter writer, VectorPlan vector)
    {
        if (!vector.HasCodes) return;
        writer.Lines($"""
            LookupTables.Codes(
                {Words(vector)}, {vector.PaddedSize}, {vector.Activation.IntegerZero}, {(vector.Activation.IntegerStepIsOne ? 0 : 1)}, ref Unsafe.Add(ref record, {vector.CodesOffset}));
            """);
        EmitMagnitudes(writer, vector);
    }

    /// <summary>The reference to the integers of affine codes: bytes where they fit, else words.</summary>
    private static string Integers(VectorPlan vector) => vector.HasBytes
        ? $"ref Unsafe.Add(ref record, {vector.BytesOffset})"
        : Words(vector);

    /// <summary>The references to the words of affine codes: one, or that of the low words and that of the high ones.</summary>
    private static string Words(VectorPlan vector)
    {
        string low = $"ref Unsafe.As<byte, short>(ref Unsafe.Add(ref record, {vector.WordsOffset}))";
        return vector.HasHighWords ? $"{low}, ref Unsafe.As<byte, short>(ref Unsafe.Add(ref record, {vector.HighWordsOffset}))" : low;
    }

    private static void EmitAffine(SourceWriter writer, VectorPlan vector)
    {
        string scale = vector.LearnedCode is null ? Literals.Float(vector.Activation.Scale) : $"{AffineCode(vector)}.Scale";
        writer.Lines($"""
            Unsafe.As<byte, float>(ref Unsafe.Add(ref record, {vector.CoefficientsOffset})) = {scale};
            Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.TotalsOffset})) = AffineActivation.Quantize<TLanes>(
                ref values, {vector.Size}, {vector.PaddedSize}, {AffineCode(vector)}, {Integers(vector)});
            """);
    }

    private static void EmitBinary(SourceWriter writer, VectorPlan vector)
    {
        writer.Lines($"""
            BinaryActivation.Quantize<TLanes>(
                ref values,
                {vector.Size},
                {vector.PaddedSize},
                {vector.Activation.Bits},
                ref Unsafe.Add(ref record, {vector.BytesOffset}),
                {vector.PlaneStride},
                ref Unsafe.As<byte, float>(ref Unsafe.Add(ref record, {vector.CoefficientsOffset})),
                ref Unsafe.As<byte, int>(ref Unsafe.Add(ref record, {vector.TotalsOffset})){SpecEmitter.OnLineMethod(vector.Activation)});
            """);
    }

    private static string Describe(VectorPlan vector) => vector.Activation.Format switch
    {
        NumberFormat.Affine when vector.Activation.LearnedBy is { } method =>
            $"{vector.Size} floats become levels of {vector.Activation.Bits}-bit affine codes over a learned range ({method}); their integers stand beside them.",
        NumberFormat.Affine =>
            $"{vector.Size} floats become levels of {vector.Activation.Bits}-bit affine codes over [{Range(vector.Activation.Minimum)}, {Range(vector.Activation.Maximum)}]; their integers stand beside them.",
        NumberFormat.BinaryCode =>
            $"{vector.Size} floats become sums of {vector.Activation.Bits} scaled sign vectors, found on line; the signs stand beside them.",
        _ when vector.HasShiftable => $"{vector.Size} floats stand as bits to shift beside them.",
        _ => $"The sum of {vector.Size} floats stands beside them.",
    };

    private static string Range(float value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
