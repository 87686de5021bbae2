using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Engine;
using Decisions.Engine.Identity;
using Decisions.Engine.Witnessing;
using Decisions.Server.Api.Http;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Api.Communities;

/// <summary>How a community's log is witnessed now.</summary>
/// <param name="LogKey">The log's verifier key, which a witness trusts.</param>
/// <param name="Required">How many witnesses must have cosigned a checkpoint before it is trusted.</param>
/// <param name="Size">How many events the newest checkpoint covers.</param>
/// <param name="CosignedBy">How many of the witnesses have cosigned it.</param>
/// <param name="IsTrusted">Whether they are enough.</param>
/// <param name="TrustedSize">The greatest size that enough of them have cosigned; 0 if none, or if nobody is named.</param>
/// <param name="Alarms">Signs that the log was set back or changed, the newest first; one without an end lasts.</param>
public sealed record WitnessesAnswer(
    string LogKey, int Required, ImmutableArray<WitnessSeen> Witnesses, long Size, int CosignedBy, bool IsTrusted, long TrustedSize,
    ImmutableArray<AlarmAnswer> Alarms);

/// <param name="Kind">setBack: a witness saw more events than there are. changed: what it saw is not how the log begins. notSigned: the server itself does not sign the log, as it does not continue what it signed.</param>
/// <param name="Source">The key of the witness that found it, or 'server'.</param>
/// <param name="InWords">What it means.</param>
/// <param name="EndedAt">When it was so no more; null while it is.</param>
public sealed record AlarmAnswer(LogAlarmKind Kind, string Source, string InWords, Instant Since, Instant? EndedAt);

internal static class WitnessQuestions
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/communities/{community:guid}/witnesses", Ask).Answers<WitnessesAnswer>("getWitnesses", "The witnesses of the community's log, and what they have seen");

    private static Task<IResult> Ask(
        HttpContext http, Guid community, Reading reading, DecisionsEngine engine, WitnessesOf witnesses) =>
        reading.Answer(http, community, Permissions.ToReadRegister, async (_, _) =>
        {
            var head = await engine.Store.Head(community, http.RequestAborted);
            var loaded = await engine.Streams.Community(new CommunityId(community), http.RequestAborted);
            var status = await witnesses.Ask(loaded.State!, http.RequestAborted);
            return Reading.Fresh(
                http,
                new WitnessesAnswer(
                    status.LogKey, status.Required, status.Witnesses, status.Size, status.CosignedBy, status.IsTrusted,
                    status.TrustedSize, [.. status.Alarms.Select(alarm => new AlarmAnswer(
                        alarm.Kind, alarm.Source, AlarmInWords.Of(alarm), alarm.Since, alarm.EndedAt))]),
                head.NextIndex);
        });
}
