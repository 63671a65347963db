using System;
using System.IO;

namespace KernelGen.Formats;

/// <summary>Replaces files as a whole: a reader sees the old file or the new one, never a part.</summary>
public static class AtomicFile
{
    private const int BufferBytes = 1 << 16;

    /// <summary>
    /// Writes a temporary file beside <paramref name="path"/>, flushes it to the disk and renames it. Where anything fails, the
    /// temporary file is removed and what stood at <paramref name="path"/> is untouched.
    /// </summary>
    /// <param name="path">The file to make or replace; its folder exists.</param>
    /// <param name="write">Writes the whole content.</param>
    /// <exception cref="IOException">The folder is missing, full or read-only.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        string whole = Path.GetFullPath(path);
        string temporary = $"{whole}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, whole, overwrite: true);
        }
        catch
        {
            // Deleting a file that was never made is no error; a folder that is gone must not hide the first one.
            if (File.Exists(temporary)) File.Delete(temporary);
            throw;
        }
    }
}
