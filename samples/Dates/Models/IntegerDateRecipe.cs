using System;
using System.Collections.Generic;
using Dates.Data;
using KernelGen.Formats;

namespace Dates.Models;

/// <summary>An integer-only model of the weights of a trained float one.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Create">Makes it of trained weights and of the pairs that its ranges are observed over.</param>
internal sealed record IntegerDateRecipe(string Name, Func<TensorSet, IReadOnlyList<DatePair>, ITrainedDateModel> Create);
