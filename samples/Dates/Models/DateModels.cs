using System.Collections.Generic;

namespace Dates.Models;

/// <summary>The models that are compiled in.</summary>
internal static class DateModels
{
    /// <summary>
    /// All that tables show, floats first: what others are compared with. Those of few bits begin with the trained weights of a float model that is not among them, and go on
    /// for as many epochs as the float model here does.
    /// </summary>
    public static IReadOnlyList<DateRecipe> All { get; } = [];
}
