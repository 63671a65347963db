using System;
using System.Runtime.CompilerServices;
using KernelGen.Lanes;

namespace KernelGen.Tests.Lanes;

/// <summary>Loads, stores, shifts, broadcasts and lookups over a lane type: 64 bytes in, bytes out.</summary>
internal sealed record LaneMemory(string Name, int Argument = 0) : ILaneJob<byte[]>
{
    public const int Offset = 3;

    /// <summary>The bytes that every case reads.</summary>
    public static byte[] Source { get; } = MakeSource();

    /// <summary>The table of lookups.</summary>
    public static byte[] Table { get; } = MakeTable();

    /// <summary>Where tables of 24 columns are written.</summary>
    private static byte[] Tables { get; } = GC.AllocateArray<byte>(LookupTables.Stride, pinned: true);

    public byte[] Run<T>()
        where T : struct, ILanes<T>
    {
        byte[] result = new byte[512];
        ref byte bytes = ref result[0];
        ref float floats = ref Unsafe.As<byte, float>(ref bytes);
        ref int integers = ref Unsafe.As<byte, int>(ref bytes);
        ref short words = ref Unsafe.As<byte, short>(ref bytes);
        ref byte source = ref Source[0];
        for (nuint done = 0; done < 64; done += (nuint)T.Bytes)
        {
            nuint item = done / 4;
            T loaded = T.LoadU8(ref source, done);
            switch (Name)
            {
                case "F32": T.StoreF32(T.LoadF32(ref Unsafe.As<byte, float>(ref source), item + 1), ref floats, item + 1); break;
                case "S32": T.StoreS32(T.LoadS32(ref Unsafe.As<byte, int>(ref source), item + 1), ref integers, item + 1); break;
                case "U8": T.StoreU8(T.LoadU8(ref source, done + Offset), ref bytes, done + Offset); break;
                case "U8AsS32": T.StoreS32(T.LoadU8AsS32(ref source, item + Offset), ref integers, item); break;
                case "U8AsS16": T.StoreU8(T.LoadU8AsS16(ref source, done / 2 + Offset), ref bytes, done); break;
                case "S16AsS32": T.StoreS32(T.LoadS16AsS32(ref Unsafe.As<byte, short>(ref source), item + 1), ref integers, item); break;
                case "ShiftRightS32": T.StoreU8(T.ShiftRightS32(loaded, Argument), ref bytes, done); break;
                case "StoreS32AsU8": T.StoreS32AsU8(loaded, ref bytes, item + Offset); break;
                case "StoreS32AsS16": T.StoreS32AsS16(loaded, ref words, item + Offset); break;
                case "Zero": T.StoreU8(T.Or(T.Zero, loaded), ref bytes, done); break;
                case "BroadcastF32": T.StoreF32(T.BroadcastF32(-1.5f), ref floats, item); break;
                case "BroadcastS32": T.StoreS32(T.BroadcastS32(0x12345678), ref integers, item); break;
                case "BroadcastU8": T.StoreU8(T.BroadcastU8(0xA7), ref bytes, done); break;
                case "ShiftLeft32": T.StoreU8(T.ShiftLeft32(loaded, Argument), ref bytes, done); break;
                case "ShiftRight32": T.StoreU8(T.ShiftRight32(loaded, Argument), ref bytes, done); break;
                case "ExtractU8":
                    T mask = T.BroadcastU8((byte)((1 << (8 - Argument)) - 1));
                    T.StoreU8(T.ExtractU8(loaded, Argument, mask), ref bytes, done);
                    break;
                case "LookupU8":
                    T indices = T.And(loaded, T.BroadcastU8(15));
                    T.StoreU8(T.LookupU8(ref Table[0], indices), ref bytes, done);
                    break;
                case "LookupF32": T.StoreU8(T.LookupF32(ref Unsafe.As<byte, float>(ref source), loaded), ref bytes, done); break;
                case "OddU8": T.StoreU8(T.OddU8(loaded), ref bytes, done); break;
                case "AccumulateS16":
                    T odd = T.LoadU8(ref source, done + 64);
                    T.AccumulateS16(loaded, odd, ref integers, done + Offset);
                    T.AccumulateS16(loaded, odd, ref integers, done + Offset);
                    break;
                case "StoreS16AsS32": T.StoreS16AsS32(loaded, T.LoadU8(ref source, done + 64), ref integers, done + Offset); break;
                case "Lookup24":
                    T.WriteTables(ref source, ref Tables[0]);
                    T second = T.LoadU8(ref source, done + 64), third = T.LoadU8(ref source, done + 128);
                    T.StoreU8(T.LookupFirst(loaded, second, ref Tables[0]), ref bytes, done);
                    T.StoreU8(T.LookupLast(second, third, ref Tables[0]), ref bytes, done + 64);
                    break;
                default: throw new ArgumentException(Name);
            }
        }

        return result;
    }

    private static byte[] MakeTable()
    {
        byte[] table = GC.AllocateArray<byte>(16, pinned: true);
        Source.AsSpan(40, 16).CopyTo(table);
        return table;
    }

    private static byte[] MakeSource()
    {
        byte[] source = new byte[192];
        new Random(13).NextBytes(source);
        source[0] = 0x80;
        source[1] = 0x7F;
        return source;
    }
}
