using System.Security.Cryptography;
using Decisions.Ledger.Signatures;

namespace Decisions.Engine.Publishing;

/// <summary>The file of the keys that sign the logs: a name, and below it a seed for each key, the present one last.</summary>
internal sealed record KeySeeds(string Name, IReadOnlyList<byte[]> Seeds)
{
    private const string FileName = "log.key";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>The seeds of a folder, or null where it has no key.</summary>
    /// <exception cref="LogKeyException">There is a file that others may read, or that is no key.</exception>
    public static KeySeeds? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        var lines = File.ReadAllLines(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~DurableFile.OwnerOnly) != 0)
            throw new LogKeyException($"Others may read the key {path}. Let its owner alone read it (chmod 600), or move it away to have a new one made.");
        var seeds = lines.Skip(1).Select(SeedOrNull).ToList();
        return lines is [{ Length: > 0 } name, _, ..] && seeds.TrueForAll(seed => seed is not null)
            ? new KeySeeds(name, seeds!)
            : throw new LogKeyException($"{path} is no key. Put it back from a backup, or move it away to have a new one made.");
    }

    /// <summary>The same name with one more key, drawn by chance.</summary>
    public KeySeeds WithNew() => this with { Seeds = [.. Seeds, RandomNumberGenerator.GetBytes(Ed25519PrivateKey.SeedLength)] };

    private string Text => string.Concat(Seeds.Select(Convert.ToBase64String).Prepend(Name).Select(line => line + "\n"));

    public void Write(string folder) => DurableFile.Write(Path.Combine(folder, FileName), Text);

    /// <summary>Writes them to a folder that has none.</summary>
    /// <returns>False where it has one.</returns>
    public bool TryMake(string folder) => DurableFile.TryMake(Path.Combine(folder, FileName), Text);

    private static byte[]? SeedOrNull(string text)
    {
        var seed = new byte[Ed25519PrivateKey.SeedLength];
        return Convert.TryFromBase64String(text, seed, out var length) && length == seed.Length ? seed : null;
    }
}
