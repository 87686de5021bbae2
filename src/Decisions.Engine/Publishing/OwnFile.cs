using System.Text;

namespace Decisions.Engine.Publishing;

/// <summary>A file that only the user who runs this may read.</summary>
internal static class OwnFile
{
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void MakeFolder(string folder)
    {
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        else
            Directory.CreateDirectory(folder);
    }

    /// <summary>All of it or nothing, on disk before this ends.</summary>
    public static void Write(string path, string text)
    {
        var unfinished = path + ".unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
