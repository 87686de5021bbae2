using Decisions.EventStore.Appending;
using Decisions.EventStore.Reading;

namespace Decisions.EventStore;

/// <summary>
/// Event streams, and one gapless, commit-ordered log for each community. docs/event-store.md states every promise.
/// </summary>
public interface IEventStore
{
    /// <summary>
    /// Appends all of <paramref name="append"/> or nothing. What other callers or the time can cause is an outcome.
    /// Cancelling is heeded before the append is handed over, not after: it then lands or not, whoever waits.
    /// </summary>
    /// <exception cref="ArgumentException">The append is not well formed: a fault of the calling code.</exception>
    /// <exception cref="AppendRefusedException">The database cannot store it. Nothing landed.</exception>
    /// <exception cref="EventStoreUnavailableException">The database did not answer. It may have landed.</exception>
    /// <exception cref="ObjectDisposedException">The store was disposed before the append's turn came.</exception>
    Task<AppendOutcome> Append(Append append, CancellationToken cancel = default);

    /// <summary>
    /// What the command with this id came to: <see cref="Landed"/>, <see cref="KeptUnchanged"/>, or
    /// <see cref="CommandIdReused"/> when it had another fingerprint (which is not compared when null is given), or
    /// null when none was answered.
    /// </summary>
    Task<AppendOutcome?> FindCommand(
        Guid community, Guid commandId, ReadOnlyMemory<byte>? fingerprint, CancellationToken cancel = default);

    /// <summary>
    /// Keeps, for good, that a command changed nothing: whoever sends it again gets this answer, and nothing can land
    /// under its id. The outcome is <see cref="KeptUnchanged"/>, or what the command came to before: see
    /// <see cref="FindCommand"/>. A fault of the database is an exception; repeat it then.
    /// </summary>
    /// <param name="stream">What the command was about.</param>
    /// <param name="version">The version at which that stream was as the command wants it.</param>
    Task<AppendOutcome> KeepUnchanged(
        Guid community, Guid commandId, ReadOnlyMemory<byte> fingerprint, string stream, long version,
        CancellationToken cancel = default);

    /// <summary>The events of a stream in order, from a version on (1 is the first); empty when there are none.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(
        Guid community, string stream, long fromVersion = 1, CancellationToken cancel = default);

    /// <summary>A stream with the head of the log at the very moment that it is of: it holds all its events before that head, and none from it on.</summary>
    Task<StreamAtHead> ReadStreamAtHead(Guid community, string stream, CancellationToken cancel = default);

    /// <summary>
    /// The events of all streams whose id begins with <paramref name="prefix"/>, by stream and version.
    /// </summary>
    IAsyncEnumerable<StoredEvent> ReadStreams(Guid community, string prefix, CancellationToken cancel = default);

    /// <summary>
    /// At most <paramref name="limit"/> events of the community's log from <paramref name="fromIndex"/> on (0 is the
    /// first), without gaps.
    /// </summary>
    Task<IReadOnlyList<LoggedEvent>> ReadLog(
        Guid community, long fromIndex, int limit, CancellationToken cancel = default);

    /// <summary>An event of the log with what the ledger keeps of it, or null when the log has not come so far.</summary>
    Task<LedgerLeaf?> ReadLeaf(Guid community, long index, CancellationToken cancel = default);

    /// <summary>The same for a stream's event of a version, or null when there is none.</summary>
    Task<LedgerLeaf?> ReadLeaf(Guid community, string stream, long version, CancellationToken cancel = default);

    /// <summary>
    /// The community's log from an index on, and then each event as it lands, until cancelled. Each is seen once.
    /// A fault of the database ends it with an exception; whoever follows keeps the next index and follows again.
    /// </summary>
    IAsyncEnumerable<LoggedEvent> Follow(Guid community, long fromIndex, CancellationToken cancel = default);

    /// <summary>How far a community's log goes, without waiting for appends under way.</summary>
    Task<LogHead> Head(Guid community, CancellationToken cancel = default);

    /// <summary>
    /// How far a community's log goes once every append under way has landed or failed, and the database's clock then.
    /// Whatever is appended later is stamped with that instant or a later one.
    /// </summary>
    Task<LogHead> Barrier(Guid community, CancellationToken cancel = default);

    /// <summary>The heads of all communities that have a log.</summary>
    Task<IReadOnlyDictionary<Guid, long>> Heads(CancellationToken cancel = default);
}
