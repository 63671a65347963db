using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>A register of a tile: neighbouring groups of rows that share one broadcast input.</summary>
/// <param name="Letter">Ends the names of its variables: sumA, sumB, ...</param>
/// <param name="Index">Its position.</param>
internal sealed record TileRegister(string Letter, int Index)
{
    private static readonly string[] Letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];

    /// <summary>The first registers of a tile.</summary>
    public static IEnumerable<TileRegister> First(int count) =>
        Letters.Take(count).Select((letter, index) => new TileRegister(letter, index));

    /// <summary>An offset moved to this register: nothing, + unit, + 2 * unit, ...</summary>
    public string Offset(string unit) => Index switch { 0 => "", 1 => $" + {unit}", _ => $" + {Index} * {unit}" };
}
