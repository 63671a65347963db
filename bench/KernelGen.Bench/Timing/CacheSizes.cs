using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace KernelGen.Bench.Timing;

/// <summary>A cache that data pass through.</summary>
/// <param name="Level">1 is the nearest.</param>
/// <param name="Bytes">What it holds.</param>
internal sealed record CacheSize(int Level, long Bytes);

/// <summary>The data caches of the processor, as Linux tells them.</summary>
internal static class CacheSizes
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";
    private const double LeastLoss = 0.25;

    /// <summary>The rest serves states, code and other processes.</summary>
    private const double ShareOfWeights = 0.75;

    /// <summary>The caches of this machine, the nearest first; none where the system does not tell.</summary>
    public static IReadOnlyList<CacheSize> OfMachine() => Read(Folder);

    /// <summary>The caches that a folder of that form describes.</summary>
    public static IReadOnlyList<CacheSize> Read(string folder)
    {
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.EnumerateDirectories(folder, "index*")
            .Where(index => Text(index, "type") is "Data" or "Unified")
            .Select(index => new CacheSize(int.Parse(Text(index, "level"), CultureInfo.InvariantCulture), BytesOf(Text(index, "size"))))
            .OrderBy(cache => cache.Level)];
    }

    /// <summary>
    /// The cache that weights outgrow between two sizes: the share of them that it can hold falls by a quarter or more. Null where none does, since
    /// what the next cache delivers then explains nothing.
    /// </summary>
    public static CacheSize? Outgrown(IReadOnlyList<CacheSize> caches, long before, long after) =>
        caches.FirstOrDefault(cache => Share(cache, before) - Share(cache, after) >= LeastLoss);

    /// <summary>Weights are read in order, again and again: of more than fit, some part stays.</summary>
    private static double Share(CacheSize cache, long bytes) => Math.Min(1, ShareOfWeights * cache.Bytes / bytes);

    private static string Text(string index, string file)
    {
        string path = Path.Combine(index, file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }

    private static long BytesOf(string size)
    {
        long unit = size.LastOrDefault() switch { 'K' => 1L << 10, 'M' => 1L << 20, 'G' => 1L << 30, _ => 1 };
        return unit * long.Parse(size.TrimEnd('K', 'M', 'G'), CultureInfo.InvariantCulture);
    }
}
