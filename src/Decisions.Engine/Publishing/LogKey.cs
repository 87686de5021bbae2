using System.Security.Cryptography;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Signatures;

namespace Decisions.Engine.Publishing;

/// <summary>
/// The key with which this installation signs its logs' checkpoints, and the last checkpoint that it signed of each. Both
/// are files outside the database, which only the user who runs the server may read: whoever has the database alone can
/// sign nothing, and a database that was set back is seen.
/// </summary>
public sealed class LogKey : IDisposable
{
    private const string KeyFile = "log.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder;
    private readonly byte[] _seed;

    private LogKey(string folder, string name, byte[] seed) => (_folder, Name, _seed) = (folder, name, seed);

    /// <summary>What the logs' origins begin with; chosen when the key was made, and for good.</summary>
    public string Name { get; }

    /// <summary>Reads the key of a folder, or makes it there.</summary>
    /// <param name="folder">Made if missing.</param>
    /// <param name="host">Where people reach the server, for the name of a key that is made now; null makes a name of its own.</param>
    /// <exception cref="LogKeyException">There is a key that cannot be used, or none can be made.</exception>
    public static LogKey Open(string folder, string? host)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            else
                Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, KeyFile);
            if (!File.Exists(path))
            {
                var seed = RandomNumberGenerator.GetBytes(Ed25519PrivateKey.SeedLength);
                // A name that no other installation has, where nobody says one: tools keep what they know of a log by its origin.
                var name = host ?? $"decisions-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
                Write(path, $"{name}\n{Convert.ToBase64String(seed)}\n");
                return new LogKey(folder, name, seed);
            }

            var lines = File.ReadAllLines(path);
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
                throw new LogKeyException($"Others may read the key {path}. Let its owner alone read it (chmod 600), or move it away to have a new one made.");
            return lines is [{ Length: > 0 } known, var secret] && TrySeed(secret, out var read)
                ? new LogKey(folder, known, read)
                : throw new LogKeyException($"{path} is no key. Put it back from a backup, or move it away to have a new one made.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LogKeyException($"The key that signs the logs cannot be used: {fault.Message}");
        }
    }

    /// <summary>What a community's log is called, for good.</summary>
    public string OriginOf(Guid community) => $"{Name}/log/{community}";

    /// <summary>Whoever has this key can check the checkpoints of a community's log.</summary>
    public VerifierKey VerifierOf(Guid community)
    {
        using var signer = NoteSigner.FromSeed(OriginOf(community), _seed);
        return signer.Key;
    }

    /// <summary>The last checkpoint that was signed for a log, or null.</summary>
    /// <exception cref="LogKeyException">The file is not what was written.</exception>
    public Checkpoint? LastSigned(Guid community)
    {
        var path = LastOf(community);
        if (!File.Exists(path))
            return null;
        return SignedNote.Parse(File.ReadAllBytes(path)).Then(note => OpenedCheckpoint.Open(note, OriginOf(community), [VerifierOf(community)], []))
            .IsRead(out var opened, out var reason)
            ? opened.Checkpoint
            : throw new LogKeyException($"{path} does not hold the last checkpoint that was signed: {reason}");
    }

    /// <summary>Whether a checkpoint of a community's log is signed with this key, under its name.</summary>
    public bool HasSigned(Guid community, string note) => SignedNote.Parse(System.Text.Encoding.UTF8.GetBytes(note))
        .Then(read => OpenedCheckpoint.Open(read, OriginOf(community), [VerifierOf(community)], [])).IsRead(out _, out _);

    /// <summary>
    /// Signs a checkpoint and keeps that it did, before anybody can see it. The caller has made sure that it continues
    /// <see cref="LastSigned"/>.
    /// </summary>
    public SignedNote Sign(Guid community, Checkpoint checkpoint)
    {
        using var signer = NoteSigner.FromSeed(OriginOf(community), _seed);
        var note = checkpoint.Sign(signer);
        Write(LastOf(community), note.ToString());
        return note;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_seed);

    private static bool TrySeed(string text, out byte[] seed)
    {
        seed = new byte[Ed25519PrivateKey.SeedLength];
        return Convert.TryFromBase64String(text, seed, out var length) && length == seed.Length;
    }

    private string LastOf(Guid community) => Path.Combine(_folder, $"{community}.checkpoint");

    /// <summary>All of it or nothing, on disk before this ends.</summary>
    private static void Write(string path, string text)
    {
        var unfinished = path + ".unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(unfinished, options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}

/// <summary>The key that signs the logs, or what is kept beside it, cannot be used; the message says what to do.</summary>
public sealed class LogKeyException(string message) : Exception(message);
