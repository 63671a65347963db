using System.Collections.Generic;
using KernelGen.Generator.Planning;

namespace KernelGen.Generator.Emitting.Products;

/// <summary>A sum that grows in the inner loop of a lookup kernel.</summary>
/// <param name="Name">Ends the names of its variables: the plane's letter, and the stream's number where there are several.</param>
/// <param name="Plane">Its plane of weights among those that are summed at once.</param>
/// <param name="PlaneLetter">That plane's letter.</param>
/// <param name="Stream">Its stream of tables: those of the vectors that are taken at once, one vector after the other.</param>
internal sealed record LookupSum(string Name, int Plane, string PlaneLetter, int Stream)
{
    /// <summary>The sums of a kernel, plane after plane.</summary>
    public static IEnumerable<LookupSum> Of(MatrixPlan matrix)
    {
        foreach (TileRegister plane in TileRegister.First(matrix.PlanesAtOnce))
        {
            for (int stream = 0; stream < matrix.TableStreams * matrix.Vectors; stream++)
            {
                string number = matrix.TableStreams * matrix.Vectors == 1 ? "" : Literals.Integer(stream + 1);
                yield return new LookupSum(plane.Letter + number, plane.Index, plane.Letter, stream);
            }
        }
    }
}
