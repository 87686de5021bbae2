using System.Globalization;

namespace Decisions.EventStore.Embedded;

/// <summary>
/// Holds a data folder for one server. The operating system gives the lock up when the process ends,
/// however it ends, so a killed server never blocks the next.
/// </summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holderFile;

    private DataFolderLock(FileStream held, string holderFile)
    {
        this.held = held;
        this.holderFile = holderFile;
    }

    /// <exception cref="DataFolderInUse">Another process, or another instance in this one, holds it.</exception>
    public static DataFolderLock Take(DataFolder folder)
    {
        FileStream file;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsHeldElsewhere(refused))
        {
            throw new DataFolderInUse(folder.Root, ReadHolder(folder.Holder));
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new DataFolderUnusable(
                $"The data folder {folder.Root} cannot be written to by {Environment.UserName}: {refused.Message} "
                + "Run as the folder's owner, or choose another folder with --data.",
                refused);
        }

        // The number stands in a file of its own, as a locked file cannot be read. The old one may be another
        // user's, left by a killed server: a folder's owner may always replace it.
        File.Delete(folder.Holder);
        File.WriteAllText(folder.Holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        return new DataFolderLock(file, folder.Holder);
    }

    public void Dispose()
    {
        File.Delete(holderFile);
        held.Dispose();
    }

    /// <summary>The runtime gives the error number of a refused lock: EWOULDBLOCK, 11 on Linux and 35 on macOS.</summary>
    private static bool IsHeldElsewhere(IOException refused) => refused.HResult is 11 or 35;

    private static int? ReadHolder(string file)
    {
        try
        {
            return int.TryParse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
