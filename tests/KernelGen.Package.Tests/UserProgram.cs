using System;
using System.IO;
using KernelGen;
using KernelGen.Formats;
using KernelGen.Spec;

// Random weights, packed, saved, loaded and run: what a newcomer does, less the training.
Random random = new(7);
TensorSet weights = new();
foreach (TensorSpec tensor in Detector.Spec.Tensors)
{
    float[] values = new float[tensor.Count];
    for (int i = 0; i < values.Length; i++) values[i] = random.NextSingle() - 0.5f;
    if (tensor.Columns == 0) weights.Add(tensor.Name, values);
    else weights.Add(tensor.Name, tensor.Rows, tensor.Columns, values);
}

string path = Path.Combine(AppContext.BaseDirectory, "detector.safetensors");
using (Detector packed = Detector.Pack(weights)) packed.Save(path);

using Detector detector = Detector.Load(path);
Detector.State state = detector.CreateState();
float[] output = new float[Detector.OutputSize];
for (int step = 0; step < 10; step++) detector.Step([0.5f, -0.25f, 0.125f], state, output);

bool finite = Array.TrueForAll(output, float.IsFinite) && Array.Exists(output, value => value != 0);
Console.WriteLine($"{Detector.InputSize} -> {Detector.OutputSize}, finite: {finite}");

[QuantizedLstm(Input = 3, Hidden = 16, WBits = 4, ABits = 4)]
[QuantizedLinear(Outputs = 2, WBits = 4, ABits = 4)]
internal sealed partial class Detector;
