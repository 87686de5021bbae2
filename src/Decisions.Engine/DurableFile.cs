using System.Runtime.InteropServices;
using System.Text;

namespace Decisions.Engine;

/// <summary>Writes files that are whole and on disk before anything follows from them, whatever is killed or loses power.</summary>
public static class DurableFile
{
    /// <summary>The rights of what is written: its owner reads and writes it, nobody else does.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder that its owner alone may enter.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }

    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Puts a file there, or in the place of the one there is: all of it or nothing. Its owner alone may read it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Put(path, bytes, overwrite: true);

    /// <summary>Puts a file there, whole, where there is none.</summary>
    /// <returns>False where there is one: of several who make it at once, one does.</returns>
    public static bool TryMake(string path, string text)
    {
        try
        {
            Put(path, Encoding.UTF8.GetBytes(text), overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    private static void Put(string path, ReadOnlySpan<byte> bytes, bool overwrite)
    {
        var unfinished = $"{path}.{Guid.CreateVersion7():N}.unfinished";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var file = new FileStream(unfinished, options))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            if (overwrite || OperatingSystem.IsWindows())
                File.Move(unfinished, path, overwrite);
            else
                Name(unfinished, path);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }

        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>
    /// Gives a finished file its name by a link, which fails where the name is taken: to look first and move then would let
    /// another in between.
    /// </summary>
    private static void Name(string unfinished, string path)
    {
        if (Link(Encoding.UTF8.GetBytes(unfinished + '\0'), Encoding.UTF8.GetBytes(path + '\0')) != 0)
            throw new IOException($"The file {path} could not be made: {Marshal.GetLastPInvokeErrorMessage()}");
        File.Delete(unfinished);
    }

    /// <summary>A new name is safe from a loss of power only once the folder that holds it is on disk too.</summary>
    private static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        if (folder < 0 || FSync(folder) != 0)
        {
            var error = Marshal.GetLastPInvokeErrorMessage();
            _ = folder < 0 ? 0 : Close(folder);
            throw new IOException($"The folder {path} could not be written to disk: {error}");
        }

        _ = Close(folder);
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link(byte[] existing, byte[] name);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int file);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int file);
}
