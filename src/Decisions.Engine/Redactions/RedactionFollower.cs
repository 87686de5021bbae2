using Decisions.Domain.Communities;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.EventStore;
using Decisions.EventStore.Redacting;
using Microsoft.Extensions.Logging;

namespace Decisions.Engine.Redactions;

/// <summary>
/// Finishes what was recorded and not carried out, because the server ended in between: what the record says was taken out
/// or erased is gone, whatever happened to the server that was asked.
/// </summary>
public sealed partial class RedactionFollower(
    PostgresEventStore store, PayloadRedactions redactions, People people, ILogger<RedactionFollower> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Works until cancelled; a lost database is waited for.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                foreach (var community in (await Heads(cancel)).Keys)
                    await Finish(community, cancel);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(Every, cancel).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task<IReadOnlyDictionary<Guid, long>> Heads(CancellationToken cancel)
    {
        try
        {
            return await store.Heads(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Told(fault);
            return new Dictionary<Guid, long>();
        }
    }

    /// <summary>A fault in one community keeps no other waiting.</summary>
    private async Task Finish(Guid community, CancellationToken cancel)
    {
        try
        {
            await redactions.Apply(community, cancel);
            await people.EraseWhoWasErased(new CommunityId(community), cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Told(fault);
        }
    }

    private void Told(Exception fault)
    {
        if (!LostDatabase.IsCauseOf(fault))
            Interrupted(logger, fault);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Carrying out redactions was interrupted; trying again.")]
    private static partial void Interrupted(ILogger logger, Exception fault);
}
