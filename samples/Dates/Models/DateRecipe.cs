using System;
using KernelGen.Training;

namespace Dates.Models;

/// <summary>A model that can be trained.</summary>
/// <param name="Name">Its name in tables and on the command line.</param>
/// <param name="Create">Makes it with first weights that follow from the options.</param>
/// <param name="Start">The model whose trained float weights it begins with; null begins with drawn ones.</param>
internal sealed record DateRecipe(string Name, Func<TrainingOptions, IDateModel> Create, DateRecipe? Start = null);
