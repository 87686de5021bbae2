using System.Globalization;

namespace Decisions.EventStore.Embedded;

/// <summary>Who owns a file or folder, and its kind and rights as <c>ls</c> prints them, such as "drwx------".</summary>
internal sealed record FileOwner(int User, string Mode)
{
    /// <summary>Asks <c>ls</c>, whose form POSIX fixes; the options of <c>stat</c> differ between systems.</summary>
    public static async Task<FileOwner> Of(string path, CancellationToken cancellation)
    {
        var listed = await Command.Run("ls", ["-ldn", path], cancellation: cancellation);
        var words = listed.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return listed.Succeeded && words.Length > 3
            ? new FileOwner(int.Parse(words[2], CultureInfo.InvariantCulture), words[0])
            : throw new DataFolderUnusable($"{path} cannot be looked at: {listed.Tail()}");
    }
}
