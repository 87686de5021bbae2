using System.Runtime.InteropServices;
using System.Text;
using NodaTime;

namespace Decisions.Engine;

/// <summary>Writes files that are whole and on disk before anything follows from them, whatever is killed or loses power.</summary>
public static class DurableFile
{
    /// <summary>The rights of what is written: its owner reads and writes it, nobody else does.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Unfinished = ".unfinished";

    /// <summary>Much longer than a file takes to be written and named.</summary>
    private static readonly Duration OnItsWay = Duration.FromMinutes(10);

    private const int MostTries = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

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
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Put(path, bytes, link: null);

    /// <summary>Puts a file there, whole, where there is none.</summary>
    /// <returns>False where there is one: of several who make it at once, one does.</returns>
    public static bool TryMake(string path, string text) => TryMake(path, text, Link);

    /// <param name="link">Gives a file a second name, and answers other than 0 where it cannot.</param>
    internal static bool TryMake(string path, string text, Func<byte[], byte[], int> link)
    {
        try
        {
            Put(path, Encoding.UTF8.GetBytes(text), link);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>
    /// Clears away what a crash left in a folder: files that have no name yet, or that have kept their first one beside it. What is
    /// younger may be on its way to its name.
    /// </summary>
    public static void ClearUnfinished(string folder, Instant now)
    {
        foreach (var left in Directory.EnumerateFiles(folder, $"*{Unfinished}").Where(left => Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(left)) < now - OnItsWay).ToList())
            File.Delete(left);
    }

    /// <param name="link">How it gets its name where there is none; null to take the place of what there is.</param>
    private static void Put(string path, ReadOnlySpan<byte> bytes, Func<byte[], byte[], int>? link)
    {
        var unfinished = $"{path}.{Guid.CreateVersion7():N}{Unfinished}";
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

            if (link is null || OperatingSystem.IsWindows())
                File.Move(unfinished, path, overwrite: link is null);
            else
                Name(unfinished, path, link);
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
    private static void Name(string unfinished, string path, Func<byte[], byte[], int> link)
    {
        if (link(Encoding.UTF8.GetBytes(unfinished + '\0'), Encoding.UTF8.GetBytes(path + '\0')) == 0)
            File.Delete(unfinished);
        else if (File.Exists(path))
            throw new IOException($"The file {path} is there already.");
        else
            NameInTurn(unfinished, path);
    }

    /// <summary>
    /// Where the disk knows no links (exFAT, some network shares), whoever makes a file looks and moves while they hold a lock that the
    /// system lets go of when they end, however they do. The file that is locked stays, for whoever removed it could take it from
    /// under another.
    /// </summary>
    private static void NameInTurn(string unfinished, string path)
    {
        using var turn = Turn($"{path}.lock");
        if (File.Exists(path))
            throw new IOException($"The file {path} is there already.");
        File.Move(unfinished, path);
    }

    private static FileStream Turn(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        for (var tries = 1; ; tries++)
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(Pause);
            }
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
