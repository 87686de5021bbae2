using System.Security.Cryptography;
using System.Text;
using Decisions.Ledger.Checkpoints;
using Decisions.Ledger.Notes;
using NodaTime;

namespace Decisions.Engine.Publishing;

/// <summary>
/// The keys with which this installation signs its logs' checkpoints, and the last checkpoint that it signed of each. Both
/// are files outside the database, which only the user who runs the server may read: whoever has the database alone can
/// sign nothing, and a database that was set back is seen.
/// </summary>
public sealed class LogKey : IDisposable
{
    private readonly string _folder;
    private volatile KeySeeds _seeds;

    private LogKey(string folder, KeySeeds seeds) => (_folder, _seeds) = (folder, seeds);

    /// <summary>What the logs' origins begin with; chosen when the key was made, and for good.</summary>
    public string Name => _seeds.Name;

    /// <summary>Reads the keys of a folder, or makes the first one there.</summary>
    /// <param name="folder">Made if missing.</param>
    /// <param name="host">Where people reach the server, for the name of a key that is made now; null makes a name of its own.</param>
    /// <exception cref="LogKeyException">There is a key that cannot be used, or none can be made.</exception>
    public static LogKey Open(string folder, string? host) => Tell(() =>
    {
        DurableFile.MakeFolder(folder);
        // A crash may have left a seed under a second name, which nobody looks after.
        DurableFile.ClearUnfinished(folder, SystemClock.Instance.GetCurrentInstant());
        if (KeySeeds.Read(folder) is { } known)
            return new LogKey(folder, known);
        // A name that no other installation has, where nobody says one: tools keep what they know of a log by its origin.
        var made = new KeySeeds(host ?? $"decisions-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}", []).WithNew();
        // Servers may start at once on an empty folder: one makes the key, and the others use it.
        return made.TryMake(folder) ? new LogKey(folder, made)
            : KeySeeds.Read(folder) is { } others ? new LogKey(folder, others)
            : throw new LogKeyException($"The folder {folder} holds no key, though another program has just made one there. Start again.");
    });

    /// <summary>Whether a folder holds a key already.</summary>
    public static bool IsIn(string folder) => KeySeeds.IsIn(folder);

    /// <summary>Reads the folder again: another program may have added a key.</summary>
    /// <exception cref="LogKeyException">It holds none any more, or they cannot be read.</exception>
    public void Reload() => Tell(() =>
    {
        _seeds = KeySeeds.Read(_folder) ?? throw new LogKeyException($"The folder {_folder} holds no key any more. Put it back from a backup.");
        return this;
    });

    /// <summary>
    /// The same keys with one more, which is not kept yet: <see cref="Keep"/> does that. What it signs comes after an event
    /// that names it.
    /// </summary>
    /// <param name="name">What the logs' origins begin with; another than before only where the keys of before are lost.</param>
    public LogKey WithNew(string name) => new(_folder, (name == Name ? _seeds : new KeySeeds(name, [])).WithNew());

    /// <summary>Writes the keys to their folder.</summary>
    /// <exception cref="LogKeyException">They cannot be written.</exception>
    public void Keep() => Tell(() =>
    {
        _seeds.Write(_folder);
        return this;
    });

    /// <summary>What a community's log is called, for good.</summary>
    public string OriginOf(Guid community) => $"{Name}/log/{community}";

    /// <summary>Whoever has the present key can check the checkpoints of a community's log.</summary>
    public VerifierKey VerifierOf(Guid community) => VerifiersOf(community)[^1];

    /// <summary>Every key that there was, the present one last.</summary>
    public IReadOnlyList<VerifierKey> VerifiersOf(Guid community) =>
    [
        .. _seeds.Seeds.Select(seed =>
        {
            using var signer = NoteSigner.FromSeed(OriginOf(community), seed);
            return signer.Key;
        }),
    ];

    /// <summary>The last checkpoint that was signed for a log, or null.</summary>
    /// <exception cref="LogKeyException">The file is not what was written.</exception>
    public Checkpoint? LastSigned(Guid community)
    {
        var path = LastOf(community);
        if (!File.Exists(path))
            return null;
        return SignedNote.Parse(File.ReadAllBytes(path)).Then(note => OpenedCheckpoint.Open(note, OriginOf(community), VerifiersOf(community), []))
            .IsRead(out var opened, out var reason)
            ? opened.Checkpoint
            : throw new LogKeyException($"{path} does not hold the last checkpoint that was signed: {reason}");
    }

    /// <summary>Which of these keys signed a checkpoint of a community's log, in the keys' order; none where it is none of theirs.</summary>
    public IReadOnlyList<VerifierKey> SignersOf(Guid community, string note)
    {
        var keys = VerifiersOf(community);
        return SignedNote.Parse(Encoding.UTF8.GetBytes(note)).Then(read => OpenedCheckpoint.Open(read, OriginOf(community), keys, [])).IsRead(out var opened, out _)
            ? [.. keys.Where(key => opened.Note.IsSignedByAny([key]))]
            : [];
    }

    /// <summary>
    /// Signs a checkpoint and the chain that ends with it, and keeps that it did, before anybody can see it. The caller has
    /// made sure that it continues <see cref="LastSigned"/>.
    /// </summary>
    /// <param name="by">Which of the keys sign.</param>
    public (SignedNote Checkpoint, SignedNote Chain) Sign(Guid community, Checkpoint checkpoint, CheckpointChain chain, IReadOnlyCollection<VerifierKey> by)
    {
        var signers = _seeds.Seeds.Select(seed => NoteSigner.FromSeed(OriginOf(community), seed)).ToList();
        try
        {
            NoteSigner[] signing = [.. signers.Where(signer => by.Contains(signer.Key))];
            if (signing.Length == 0)
                throw new ArgumentException("None of the keys is to sign.", nameof(by));
            var note = checkpoint.Sign(signing);
            DurableFile.Write(LastOf(community), note.ToString());
            return (note, chain.Sign(signing));
        }
        finally
        {
            signers.ForEach(signer => signer.Dispose());
        }
    }

    public void Dispose()
    {
        foreach (var seed in _seeds.Seeds)
            CryptographicOperations.ZeroMemory(seed);
    }

    private static LogKey Tell(Func<LogKey> act)
    {
        try
        {
            return act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LogKeyException($"The key that signs the logs cannot be used: {fault.Message}");
        }
    }

    private string LastOf(Guid community) => Path.Combine(_folder, $"{community}.checkpoint");
}

/// <summary>The key that signs the logs, or what is kept beside it, cannot be used; the message says what to do.</summary>
public sealed class LogKeyException(string message) : Exception(message);
