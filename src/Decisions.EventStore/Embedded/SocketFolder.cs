using System.Security.Cryptography;
using System.Text;

namespace Decisions.EventStore.Embedded;

/// <summary>The private folder that the database's socket stands in.</summary>
internal static class SocketFolder
{
    /// <summary>The shortest limit on a socket's path among the systems served (macOS 103, Linux 107 bytes).</summary>
    private const int LongestPath = 103;

    private static readonly string SocketFile = $"/.s.PGSQL.{PostgresSettings.Port}.lock";

    /// <summary>Inside the data folder; under /tmp, by the data folder's hash, where that path would be too long or hold a separator.</summary>
    public static string For(DataFolder folder)
    {
        var inside = folder.Sockets;
        return Encoding.UTF8.GetByteCount(inside + SocketFile) <= LongestPath && inside.All(IsPlain)
            ? inside
            : $"/tmp/decisions-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..20]}";
    }

    /// <summary>Removes a folder under /tmp when nothing uses it any more; the one in the data folder stays.</summary>
    public static void Remove(DataFolder folder)
    {
        var path = For(folder);
        if (path == folder.Sockets || !Directory.Exists(path))
        {
            return;
        }

        try
        {
            Directory.Delete(path);
        }
        catch (IOException)
        {
            // A server that did not stop still has its socket there.
        }
    }

    /// <summary>Both PostgreSQL and the client read commas and colons as separators between several hosts.</summary>
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || "/._-+@ ".Contains(letter);
}
