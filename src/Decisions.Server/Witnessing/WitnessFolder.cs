using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Decisions.Engine;
using Decisions.Ledger;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Cosignatures;
using Decisions.Ledger.Notes;
using Decisions.Ledger.Signatures;
using Decisions.Ledger.Witnessing;

namespace Decisions.Server.Witnessing;

/// <summary>
/// All that a witness keeps, as files that its owner alone may read: its key, and for each log a folder with the keys that
/// it trusts and the last checkpoint that it cosigned. Logs are read anew for each request, so that one that is trusted
/// by another process meanwhile is known at once.
/// </summary>
public sealed class WitnessFolder
{
    private const string KeyFile = "witness.key";

    /// <summary>The requests of one log that are kept as evidence at most; the first ones tell.</summary>
    private const int MostEvidence = 100;

    private WitnessFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Opens a folder, or makes it.</summary>
    /// <exception cref="WitnessFolderException">It cannot be used.</exception>
    public static WitnessFolder Open(string path) => Try(() =>
    {
        DurableFile.MakeFolder(path);
        DurableFile.MakeFolder(System.IO.Path.Combine(path, "logs"));
        return new WitnessFolder(path);
    });

    /// <summary>Keeps other processes from witnessing with this folder, until it is disposed of.</summary>
    public IDisposable Lock()
    {
        try
        {
            return new FileStream(System.IO.Path.Combine(Path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new WitnessFolderException($"Another witness runs on the folder {Path}. Stop that one, or choose another folder.");
        }
    }

    /// <summary>The witness's key; made if there is none.</summary>
    /// <param name="name">What a key that is made now is called; null makes a name of its own.</param>
    public Cosigner Key(string? name) => Try(() =>
    {
        var file = System.IO.Path.Combine(Path, KeyFile);
        if (!File.Exists(file))
        {
            name ??= $"witness-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
            if (!KeyName.IsSound(name))
                throw new WitnessFolderException($"'{name}' is no name for a witness: it has no spaces and no plus, such as board.example.org/witness.");
            DurableFile.Write(file, SecretKey.Write(name, SignatureType.Cosignature, RandomNumberGenerator.GetBytes(Ed25519PrivateKey.SeedLength)) + "\n");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            throw new WitnessFolderException($"Others may read the key {file}. Let its owner alone read it: chmod 600.");
        return Cosigner.Parse(File.ReadAllText(file).TrimEnd()).IsRead(out var key, out _)
            ? key
            : throw new WitnessFolderException($"{file} is no witness's key. Put it back from a copy, or choose another folder.");
    });

    /// <summary>Trusts a key of a log, whose name is the log's origin. Answers whether it was not trusted before.</summary>
    public bool Trust(VerifierKey key) => Try(() =>
    {
        if (key.Type != SignatureType.Ed25519)
            throw new WitnessFolderException("This is a witness's key. A witness trusts a log's, which the community's page 'The record's log' shows.");
        var trusted = Keys(key.Name);
        if (trusted.Contains(key))
            return false;
        DurableFile.MakeFolder(FolderOf(key.Name));
        Write(key.Name, trusted.Append(key));
        return true;
    });

    /// <summary>
    /// Trusts a key of a log no more, as when another took its place: what it signs is not cosigned. What was seen of the log
    /// is kept. Answers whether it was trusted.
    /// </summary>
    public bool Distrust(VerifierKey key) => Try(() =>
    {
        var trusted = Keys(key.Name);
        if (!trusted.Contains(key))
            return false;
        Write(key.Name, trusted.Where(each => each != key));
        return true;
    });

    private void Write(string origin, IEnumerable<VerifierKey> keys) =>
        DurableFile.Write(System.IO.Path.Combine(FolderOf(origin), "keys"), string.Concat(keys.Select(each => $"{each}\n")));

    /// <summary>What is kept of a log, or null if no key of it is trusted.</summary>
    public WitnessedLog? Read(string origin) => Try<WitnessedLog?>(() =>
    {
        var keys = Keys(origin);
        if (keys.IsEmpty)
            return null;
        var file = LastOf(origin);
        return File.Exists(file)
            ? new WitnessedLog(keys, Sound(file, SignedNote.Parse(File.ReadAllBytes(file)).Then(note => Checkpoint.Parse(note.Text))))
            : WitnessedLog.New(origin, keys);
    });

    /// <summary>Keeps the checkpoint that is about to be cosigned as the last one; it is on disk when this ends.</summary>
    public void Keep(SignedNote note, string origin) => Try(() =>
    {
        DurableFile.Write(LastOf(origin), note.ToBytes());
        return true;
    });

    /// <summary>Keeps a request that does not agree with the past, beside what was cosigned. Answers where, or null if there are many already.</summary>
    public string? KeepEvidence(AddCheckpointRequest request) => Try(() =>
    {
        var folder = System.IO.Path.Combine(FolderOf(request.Claimed.Origin), "evidence");
        DurableFile.MakeFolder(folder);
        var name = System.IO.Path.Combine(folder, $"{request.OldSize}-{request.Claimed.Size}-{Short(request.Claimed.Root.ToString())}");
        if (File.Exists($"{name}.request"))
            return $"{name}.request";
        if (Directory.GetFiles(folder, "*.request").Length >= MostEvidence)
            return null;
        if (File.Exists(LastOf(request.Claimed.Origin)))
            DurableFile.Write($"{name}.cosigned", File.ReadAllBytes(LastOf(request.Claimed.Origin)));
        DurableFile.Write($"{name}.request", request.ToBytes());
        return $"{name}.request";
    });

    /// <summary>Every log of which a key is trusted.</summary>
    public IReadOnlyList<WitnessedLog> Logs() => Try<IReadOnlyList<WitnessedLog>>(() =>
    [
        .. Directory.GetFiles(System.IO.Path.Combine(Path, "logs"), "keys", SearchOption.AllDirectories)
            .Select(file => Read(KeysIn(file)[0].Name)!).OrderBy(log => log.Last.Origin, StringComparer.Ordinal),
    ]);

    private static T Try<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WitnessFolderException($"The witness's folder cannot be used: {fault.Message}");
        }
    }

    private ImmutableArray<VerifierKey> Keys(string origin)
    {
        var file = System.IO.Path.Combine(FolderOf(origin), "keys");
        return File.Exists(file) ? KeysIn(file) : [];
    }

    private static ImmutableArray<VerifierKey> KeysIn(string file) => [.. File.ReadAllLines(file).Select(line => Sound(file, VerifierKey.Parse(line)))];

    private static T Sound<T>(string file, Reading<T> reading) =>
        reading.IsRead(out var value, out var reason) ? value : throw new WitnessFolderException($"{file} is not as it was written: {reason}");

    private string LastOf(string origin) => System.IO.Path.Combine(FolderOf(origin), "cosigned");

    /// <summary>An origin is a line of any kind, so its hash names its folder.</summary>
    private string FolderOf(string origin) => System.IO.Path.Combine(Path, "logs", Short(origin));

    private static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}

/// <summary>A witness's folder cannot be used; the message says what to do.</summary>
public sealed class WitnessFolderException(string message) : Exception(message);
