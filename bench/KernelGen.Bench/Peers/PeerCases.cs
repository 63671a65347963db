using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Bench.Models;

namespace KernelGen.Bench.Peers;

/// <summary>
/// What is measured beside other runtimes and what is promised. The figures of the reference page were taken on one core of an AMD
/// Zen 5 at 4.18 GHz with AVX-512 and VNNI: OpenBLAS 0.3.21, oneDNN 2.6.3 and 3.14, ONNX Runtime 1.30, RTNeural built with -march=native.
/// </summary>
internal static class PeerCases
{
    private const double Blas4096 = 172, Blas1800 = 60.78, Blas42000 = 4863, BlasLstm450 = 68.0;
    private const string Blas = "OpenBLAS", Onnx = "ONNX Runtime", Dnn = "oneDNN";
    private static readonly Type lstmGates = typeof(Matrix1800Uniform2);

    public static IReadOnlyList<PeerCase> All { get; } = [.. Matrices(), .. Layers(), .. Small(), .. Words()];

    private static IEnumerable<PeerCase> Matrices() =>
    [
        new("matrix 4096x1024 2/2", typeof(Matrix4096Uniform2), 1, Float(12), Blocks2(2, 28.04, Blas4096)),
        new("matrix 4096x1024 2/8", typeof(Matrix4096Uniform2By8), 1, Float(null), Blocks2(null, 28.04, Blas4096)),
        new("matrix 4096x1024 alternating 2/2", typeof(Matrix4096Alternating2), 1, Float(7)),
        new("matrix 4096x1024 3/3", typeof(Matrix4096Uniform3), 1, Float(8)),
        new("matrix 4096x1024 alternating 3/3", typeof(Matrix4096Alternating3), 1, Float(4)),
        new("matrix 4096x1024 4/4", typeof(Matrix4096Uniform4), 1, Blocks4(1.1, 27.77, Blas4096), Float(null)),
        new("matrix 4096x1024 4/8", typeof(Matrix4096Uniform4By8), 1, Blocks4(null, 27.77, Blas4096)),
        new("matrix 1800x900 2/2", typeof(Matrix1800Uniform2), 1, Blocks2(3, 12.67, Blas1800), Float(null)),
        new("matrix 1800x900 2/8", typeof(Matrix1800Uniform2By8), 1, Blocks2(null, 12.67, Blas1800)),
        new("matrix 1800x900 4/4", typeof(Matrix1800Uniform4), 1, Blocks4(1.7, 13.40, Blas1800)),
        new("matrix 1800x900 4/8", typeof(Matrix1800Uniform4By8), 1, Blocks4(null, 13.40, Blas1800)),
        new("matrix 4096x1024 1/4", typeof(Matrix4096Binary4), 1, Float(20)),
        new("matrix 42000x1024 2/2", typeof(Matrix42000Uniform2), 1, Blocks2(1.8, 277, Blas42000)),
        new("matrix 42000x1024 2/8", typeof(Matrix42000Uniform2By8), 1, Blocks2(null, 277, Blas42000)),
    ];

    private static IEnumerable<PeerCase> Layers() =>
    [
        new("lstm 450 2/2", typeof(Lstm450Uniform2), 1, DnnLstm(3.5), new PeerBar("ONNX Runtime float", 11, [(Onnx, PeerForm.Float)], new(64.16, BlasLstm450))),
        new("lstm 450 4/4", typeof(Lstm450Uniform4), 1, DnnLstm(2.2)),
        new("lstm 450 8/8", typeof(Lstm450Uniform8), 1, DnnLstm(1.15)),
        new("lstm 450 2/2, 100 steps a call", typeof(Lstm450Uniform2), 100, BytesLstm(2.5)),
        new("lstm 450 8/8, 100 steps a call", typeof(Lstm450Uniform8), 100, BytesLstm(1)),
        new("gru 450 8/8, reset before", typeof(Gru450Before8), 1, DnnGru(1.15)),
        new("gru 450 2/2, reset before", typeof(Gru450Before2), 1, DnnGru(3)),
        new("gru 450 8/8, reset after", typeof(Gru450After8), 1, new PeerBar("ONNX Runtime float", null, [(Onnx, PeerForm.Float)], new(50.44, Blas1800, lstmGates))),
        new("gru 450 2/2, reset after", typeof(Gru450After2), 1, new PeerBar("ONNX Runtime float", null, [(Onnx, PeerForm.Float)], new(50.44, Blas1800, lstmGates))),
    ];

    private static IEnumerable<PeerCase> Small()
    {
        (int Units, Type Floats, Type Bytes, double Best, double Blas)[] sizes =
        [
            (8, typeof(Small8Float), typeof(Small8Bytes), 0.050, 0.148),
            (16, typeof(Small16Float), typeof(Small16Bytes), 0.052, 0.268),
            (24, typeof(Small24Float), typeof(Small24Bytes), 0.094, 0.402),
            (32, typeof(Small32Float), typeof(Small32Bytes), 0.082, 0.552),
            (40, typeof(Small40Float), typeof(Small40Bytes), 0.167, 0.727),
            (64, typeof(Small64Float), typeof(Small64Bytes), 0.413, 1.362),
        ];
        foreach ((int units, Type floats, Type bytes, double best, double blas) in sizes)
        {
            PeerBar neural = new("RTNeural, best build", 1, [], new(best, blas));
            PeerBar called = new("ONNX Runtime float, called from C#", 35, [(Onnx, PeerForm.Float)], new(3.290, blas));
            yield return new($"lstm 1 on {units} float", floats, 1, units == 32 ? [neural, called] : [neural]);
            yield return new($"lstm 1 on {units} 8/8", bytes, 1, new PeerBar("own float", units == 64 ? 1.4 : null, [], Own: floats));
        }
    }

    private static IEnumerable<PeerCase> Words() =>
        from model in new (string Name, Type Type)[]
        {
            ("word model 300, 10,000 words, 2/2", typeof(Word300Balanced2)),
            ("word model 300, 10,000 words, 4/4", typeof(Word300Balanced4)),
            ("word model 300, 10,000 words, alternating 2/2", typeof(Word300Alternating2)),
        }
        select new PeerCase(
            model.Name,
            model.Type,
            1,
            new PeerBar("ONNX Runtime float", null, [(Onnx, PeerForm.Float)]),
            new PeerBar("ONNX Runtime 8-bit LSTM, 2- or 4-bit softmax", null, [(Onnx, PeerForm.Bytes), (Onnx, PeerForm.Blocks2), (Onnx, PeerForm.Blocks4)]));

    private static PeerBar Float(double? atLeast) => new("OpenBLAS float", atLeast, [(Blas, PeerForm.Float)]);

    private static PeerBar Blocks2(double? atLeast, double page, double blas) =>
        new("best 2-bit peer (ONNX Runtime)", atLeast, [(Onnx, PeerForm.Blocks2)], new(page, blas));

    private static PeerBar Blocks4(double? atLeast, double page, double blas) =>
        new("best 4-bit peer (ONNX Runtime)", atLeast, [(Onnx, PeerForm.Blocks4)], new(page, blas));

    private static PeerBar DnnLstm(double atLeast) => new("oneDNN int8", atLeast, [(Dnn, PeerForm.Bytes)], new(19.57, BlasLstm450));

    private static PeerBar DnnGru(double atLeast) => new("oneDNN int8", atLeast, [(Dnn, PeerForm.Bytes)], new(14.42, Blas1800, lstmGates));

    private static PeerBar BytesLstm(double atLeast) =>
        new("best int8 peer", atLeast, [(Dnn, PeerForm.Bytes), (Onnx, PeerForm.Bytes)], new(10.16, BlasLstm450));
}
