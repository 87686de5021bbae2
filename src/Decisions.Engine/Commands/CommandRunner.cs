using System.Collections.Immutable;
using System.Text.Json;
using Decisions.Domain;
using Decisions.EventStore;
using Decisions.EventStore.Appending;
using NodaTime;

namespace Decisions.Engine.Commands;

/// <summary>
/// Runs a command to its end: load and decide (the handler's part), append, and answer. It decides again when another
/// writer came between, and by the database's clock before it refuses, because that is the clock that counts. A missed
/// deadline is decided again too: it may have been moved since it was loaded.
/// </summary>
public sealed class CommandRunner(IEventStore store, IClock clock)
{
    private const int Attempts = 8;

    /// <summary>Loads and decides as of an instant. Called again, with everything loaded again, as often as needed.</summary>
    public delegate Task<Plan> Decide(Instant now);

    public async Task<CommandResult> Run(CommandContext context, Decide decide, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var byDatabase = false;
        var hasMissed = false;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var plan = await decide(now);
            if (plan.IsTorn)
                continue;
            if (plan.Decision.Rejection is { } rejection)
            {
                if (!byDatabase && !plan.IsByDatabase)
                {
                    now = (await store.Head(context.Community.Value, cancel)).Now;
                    byDatabase = true;
                    continue;
                }
                return await Earlier(context, plan.StreamType, cancel) ?? new Refused(rejection);
            }
            // A precondition counts only where the command would be done without it (RFC 9110, section 13.2.1).
            if (context.ExpectedVersion is { } expected && expected != plan.Version)
                return await Earlier(context, plan.StreamType, cancel) ?? new Refused(new VersionIsStale(expected, plan.Version));
            if (plan.Decision.Events.IsEmpty && plan.Further.IsEmpty)
                return await KeepUnchanged(context, plan, cancel);

            var outcome = await store.Append(ToAppend(context, plan), cancel);
            switch (outcome)
            {
                case Landed { Before: false } landed:
                    return new Done(landed.LastIndex, plan.Stream, plan.Version + plan.Decision.Events.Length, landed.At);
                case Landed or KeptUnchanged or CommandIdReused:
                    return await Answer(context, outcome, plan.StreamType, cancel);
                case TooLate when hasMissed:
                    return new Refused(plan.NotAfter!.Missed);
                case TooEarly when hasMissed:
                    return new Refused(plan.After!.Missed);
                case TooLate { Now: var at }:
                    (now, byDatabase, hasMissed) = (at, true, true);
                    continue;
                case TooEarly { Now: var at }:
                    (now, byDatabase, hasMissed) = (at, true, true);
                    continue;
                case VersionConflict or NotSettled:
                    continue;
            }
        }
        return new Refused(new TooMuchContention());
    }

    /// <summary>
    /// The answer that a command got earlier, if it has: a repetition may find that its own work now stands in its
    /// way. A command whose id the sender did not choose cannot be a repetition.
    /// </summary>
    private async Task<CommandResult?> Earlier(CommandContext context, string streamType, CancellationToken cancel)
    {
        if (context.Fingerprint is not { } fingerprint)
            return null;
        return await store.FindCommand(context.Community.Value, context.CommandId, fingerprint, cancel) is { } earlier
            ? await Answer(context, earlier, streamType, cancel)
            : null;
    }

    /// <summary>
    /// The answer to a command that wants what is so already. Where its sender may repeat it, the answer is kept: it may
    /// be otherwise by then, and the repetition must not change it back.
    /// </summary>
    private async Task<CommandResult> KeepUnchanged(CommandContext context, Plan plan, CancellationToken cancel)
    {
        if (context.Fingerprint is not { } fingerprint)
            return new Unchanged(plan.Stream, plan.Version);
        var outcome = await store.KeepUnchanged(
            context.Community.Value, context.CommandId, fingerprint, plan.Stream, plan.Version, cancel);
        return await Answer(context, outcome, plan.StreamType, cancel);
    }

    /// <summary>The answer that stands for what a command came to, now or before.</summary>
    private async Task<CommandResult> Answer(
        CommandContext context, AppendOutcome outcome, string streamType, CancellationToken cancel) => outcome switch
    {
        Landed landed => await Answer(context, landed, streamType, cancel),
        KeptUnchanged kept => new Unchanged(kept.Stream, kept.Version),
        CommandIdReused reused => new Refused(new CommandIdIsReused(reused.CommandId)),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>
    /// The answer as it was given when the command landed. A repetition may have been planned under a fresh id, so
    /// the main stream is found by its type among what did land.
    /// </summary>
    private async Task<CommandResult> Answer(
        CommandContext context, Landed landed, string streamType, CancellationToken cancel)
    {
        var events = await store.ReadLog(context.Community.Value, landed.FirstIndex, landed.Count, cancel);
        var main = events.FirstOrDefault(logged => logged.Event.Stream.StartsWith(streamType + "/", StringComparison.Ordinal))
            ?? events[0];
        var version = events.Last(logged => logged.Event.Stream == main.Event.Stream).Event.Version;
        return new Done(landed.LastIndex, main.Event.Stream, version, landed.At);
    }

    private static Append ToAppend(CommandContext context, Plan plan)
    {
        var headers = JsonSerializer.SerializeToUtf8Bytes(
            new EventHeaders(context.Actor.Pseudonym, context.Channel), EventHeaders.Options);
        var writes = ImmutableArray.CreateBuilder<StreamWrite>();
        if (!plan.Decision.Events.IsEmpty)
            writes.Add(new StreamWrite(plan.Stream, plan.StreamType, plan.Version, ToNew(plan.Decision.Events, headers)));
        foreach (var further in plan.Further)
            writes.Add(new StreamWrite(further.Stream, further.StreamType, further.Version, ToNew(further.Events, headers)));
        return new Append(
            context.Community.Value, context.CommandId, writes.ToImmutable(), plan.Guards, context.Actor.Pseudonym)
        {
            After = plan.After?.At,
            NotAfter = plan.NotAfter?.At,
            Settled = plan.Settled,
            Fingerprint = context.Fingerprint,
            CorrelationId = context.CorrelationId,
        };
    }

    private static ImmutableArray<NewEvent> ToNew(ImmutableArray<IDomainEvent> events, byte[] headers) =>
    [
        .. events.Select(@event => new NewEvent(
            Guid.CreateVersion7(), EventCatalogue.Current.Alias(@event), ClrName(@event.GetType()),
            EventCatalogue.Write(@event), headers)),
    ];

    private static string ClrName(Type type) => $"{type.FullName}, {type.Assembly.GetName().Name}";
}
