using System;
using KernelGen.Lanes;

namespace KernelGen.Tests.Lanes;

/// <summary>An operation of up to three operands, by name, over a lane type: words in, words out.</summary>
internal sealed record LaneOperation(string Name, uint[] Left, uint[] Right, uint[] Third) : ILaneJob<uint[]>
{
    public uint[] Run<T>()
        where T : struct, ILanes<T>
    {
        uint[] result = new uint[Left.Length];
        Func<T, T, T, T> operation = Find<T>(Name);
        for (int index = 0; index < result.Length; index += T.Count)
            T.StoreS32(operation(Load<T>(Left, index), Load<T>(Right, index), Load<T>(Third, index)),
                ref System.Runtime.CompilerServices.Unsafe.As<uint, int>(ref result[0]), (nuint)index);
        return result;
    }

    private static T Load<T>(uint[] words, int index)
        where T : struct, ILanes<T> =>
        T.LoadS32(ref System.Runtime.CompilerServices.Unsafe.As<uint, int>(ref words[0]), (nuint)index);

    /// <summary>Both forms, which must agree.</summary>
    private static T Accumulate<T>(T left, T right, T sum)
        where T : struct, ILanes<T>
    {
        Span<float> row = stackalloc float[16];
        T.StoreF32(right, ref row[0], 0);
        T other = sum;
        T.AccumulateF32(ref sum, left, right);
        T.AccumulateF32(ref other, left, in row[0], 0);
        return T.Select(T.EqualS32(sum, other), sum, T.Zero);
    }

    private static T Dot<T>(T left, T right, T sum)
        where T : struct, ILanes<T>
    {
        T dots = T.Zero;
        T.DotU8S8(ref dots, left, right);
        return T.AddS32(sum, T.HasByteDots ? dots : T.PairSumS16(dots));
    }

    private static Func<T, T, T, T> Find<T>(string name)
        where T : struct, ILanes<T> => name switch
        {
            nameof(T.AddF32) => (a, b, _) => T.AddF32(a, b),
            nameof(T.SubtractF32) => (a, b, _) => T.SubtractF32(a, b),
            nameof(T.MultiplyF32) => (a, b, _) => T.MultiplyF32(a, b),
            nameof(T.DivideF32) => (a, b, _) => T.DivideF32(a, b),
            nameof(T.FusedMultiplyAddF32) => T.FusedMultiplyAddF32,
            nameof(T.AccumulateF32) => Accumulate,
            nameof(T.SquareRootF32) => (a, _, _) => T.SquareRootF32(a),
            nameof(T.MinimumF32) => (a, b, _) => T.MinimumF32(a, b),
            nameof(T.MaximumF32) => (a, b, _) => T.MaximumF32(a, b),
            nameof(T.FloorF32) => (a, _, _) => T.FloorF32(a),
            nameof(T.LessF32) => (a, b, _) => T.LessF32(a, b),
            nameof(T.GreaterOrEqualF32) => (a, b, _) => T.GreaterOrEqualF32(a, b),
            nameof(T.TruncateF32ToS32) => (a, _, _) => T.TruncateF32ToS32(a),
            nameof(T.ConvertS32ToF32) => (a, _, _) => T.ConvertS32ToF32(a),
            nameof(T.AddS32) => (a, b, _) => T.AddS32(a, b),
            nameof(T.SubtractS32) => (a, b, _) => T.SubtractS32(a, b),
            nameof(T.MultiplyS32) => (a, b, _) => T.MultiplyS32(a, b),
            nameof(T.MultiplyHighS32) => (a, b, _) => T.MultiplyHighS32(a, b),
            nameof(T.MinimumS32) => (a, b, _) => T.MinimumS32(a, b),
            nameof(T.MaximumS32) => (a, b, _) => T.MaximumS32(a, b),
            nameof(T.GreaterS32) => (a, b, _) => T.GreaterS32(a, b),
            nameof(T.ShiftLeftEach32) => (a, b, _) => T.ShiftLeftEach32(a, T.And(b, T.BroadcastS32(63))),
            nameof(T.ShiftRightEach32) => (a, b, _) => T.ShiftRightEach32(a, T.And(b, T.BroadcastS32(63))),
            nameof(T.EqualS32) => (a, b, _) => T.EqualS32(a, b),
            nameof(T.And) => (a, b, _) => T.And(a, b),
            nameof(T.Or) => (a, b, _) => T.Or(a, b),
            nameof(T.Xor) => (a, b, _) => T.Xor(a, b),
            nameof(T.Select) => T.Select,
            nameof(T.AddU8) => (a, b, _) => T.AddU8(a, b),
            nameof(T.AddS16) => (a, b, _) => T.AddS16(a, b),
            nameof(T.SubtractS16) => (a, b, _) => T.SubtractS16(a, b),
            nameof(T.PairDotU8S8) => (a, b, _) => T.PairDotU8S8(a, b),
            nameof(T.DotU8S8) => Dot,
            nameof(T.PairDotS16) => (a, b, _) => T.PairDotS16(a, b),
            nameof(T.PairSumS16) => (a, _, _) => T.PairSumS16(a),
            _ => throw new ArgumentException(name),
        };
}
