using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>A sum of a tile: a register of rows against one of the vectors that are taken at once.</summary>
/// <param name="Register">The rows.</param>
/// <param name="Vector">The vector, from 0.</param>
/// <param name="Name">Ends the names of its variables: A, B, ...; A1, A2, ... where there are several vectors.</param>
/// <param name="Lane">Ends the names of the operations that load and store it.</param>
internal sealed record TileSum(TileRegister Register, int Vector, string Name, string Lane)
{
    /// <summary>The sums of a tile of <paramref name="matrix"/>, register after register.</summary>
    public static TileSum[] Of(MatrixPlan matrix) =>
    [
        .. from register in TileRegister.First(matrix.TileRegisters)
           from vector in Enumerable.Range(0, matrix.Vectors)
           select new TileSum(register, vector, register.Letter + Number(matrix, vector), KernelText.Lane(matrix)),
    ];

    /// <summary>The sums against one vector.</summary>
    public static IEnumerable<TileSum> Of(MatrixPlan matrix, int vector) => Of(matrix).Where(sum => sum.Vector == vector);

    /// <summary>Ends the names of what belongs to a vector: nothing where there is one.</summary>
    public static string Number(MatrixPlan matrix, int vector) => matrix.Vectors == 1 ? "" : Literals.Integer(vector + 1);

    /// <summary>What stands already in the rows of the sum.</summary>
    public string Start => $"TLanes.Load{Lane}(ref start, {(Vector == 0 ? "" : Vector == 1 ? "startStride + " : $"{Vector} * startStride + ")}first{Rows})";

    /// <summary>The statement that stores <c>pre</c>.</summary>
    public string Store(MatrixPlan matrix) => $"TLanes.Store{Lane}(pre{Name}, ref result, {(Vector == 0 ? "" : $"{Vector * matrix.Layout.PaddedRows} + ")}first{Rows});";

    /// <summary>The rows from those of the tile's first register, as a summand.</summary>
    public string Rows => Register.Offset("(nuint)TLanes.Count");
}
