using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Exporting;
using Decisions.Engine.Identity;
using Decisions.Engine.Publishing;
using Decisions.EventStore.Publishing;

namespace Decisions.Server.Exporting;

/// <summary>A community's whole record as a file, for whoever asks: with what they may see in it.</summary>
public sealed class RecordDownloads(PublishedLogs logs, RecordExport export, LogKey key)
{
    /// <summary>Each holds a connection for as long as it is read. What signs the logs needs one too.</summary>
    public const int Most = 4;

    /// <summary>How long somebody is kept waiting for the first checkpoint of a new community.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _places = new(Most);

    /// <summary>
    /// For whose eyes the record is that an actor gets. How somebody voted in secret is for the auditor alone: the secretary
    /// gets what every member gets.
    /// </summary>
    public static Audience AudienceOf(Actor actor, CommunityId community) =>
        Permissions.ToReadMembers(actor, community) is not null ? Audience.Visitor
        : actor.Has(community, Role.Auditor) && !actor.IsSuspended ? Audience.Auditor
        : Audience.Member;

    /// <summary>The file, or why there is none now. Whether the actor may read the register is the caller's to ask.</summary>
    public async Task<(RecordFile? File, Rejection? Unready)> Find(Actor actor, CommunityId community, CancellationToken cancel)
    {
        if (await Signed(community, cancel) is not { } size)
            return (null, new NothingIsSigned());
        return _places.CurrentCount == 0
            ? (null, new TooManyExports())
            : (new RecordFile(community, size, (body, stop) => Write(body, actor, community, stop)), null);
    }

    private async Task Write(Stream body, Actor actor, CommunityId community, CancellationToken cancel)
    {
        // Somebody may have taken the last place since it was looked for: it is waited for.
        await _places.WaitAsync(cancel);
        try
        {
            _ = await export.Write(body, community, AudienceOf(actor, community), key.VerifiersOf(community.Value), null, cancel)
                ?? throw new InvalidOperationException("A checkpoint that was signed is gone.");
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<long?> Signed(CommunityId community, CancellationToken cancel)
    {
        using var glances = new PeriodicTimer(Glance);
        for (var left = Patience; ; left -= Glance)
        {
            if (await logs.Checkpoint(community.Value, cancel) is { } checkpoint)
                return checkpoint.Size;
            if (left <= TimeSpan.Zero)
                return null;
            await glances.WaitForNextTickAsync(cancel);
        }
    }
}
