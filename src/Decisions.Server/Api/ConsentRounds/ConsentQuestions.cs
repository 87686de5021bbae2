using System.Collections.Immutable;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.ConsentRounds;
using Decisions.Engine.Identity;
using Decisions.Server.Api.Http;
using Decisions.Server.Api.Proposals;
using Decisions.Server.ConsentRounds;
using NodaTime;

namespace Decisions.Server.Api.ConsentRounds;

/// <summary>A consent round as it stands.</summary>
/// <param name="Driver">Why to act.</param>
/// <param name="Wording">Which wording of it that is: 1 for the first.</param>
/// <param name="Step">The step that it is in.</param>
/// <param name="EndsAt">When that goes on by itself, closes, or is to be taken up; null where the facilitator says so.</param>
/// <param name="WaitsFor">What stands in the way now, and who is waited for: one line.</param>
/// <param name="Participants">How many take part.</param>
/// <param name="Responses">What was said in the steps driver and react.</param>
/// <param name="Positions">The positions of the latest pass, once they are shown; empty before.</param>
/// <param name="Objections">The objections, or blocks, of the latest pass, with what was said of each.</param>
/// <param name="Resolutions">What was done about objections, in every pass.</param>
public sealed record ConsentAnswer(
    Guid ProposalId, long Version, Guid RuleId, MemberId Facilitator, MemberId Secretary, string Driver, int Wording, StepHours Hours, Guid? MeetingId,
    ConsentStep Step, Instant? EndsAt, string WaitsFor, long Participants, int Passes,
    ImmutableArray<ResponseAnswer> Responses, ImmutableArray<Question> Questions, ImmutableArray<PositionAnswer> Positions,
    ImmutableArray<ObjectionAnswer> Objections, ImmutableArray<ResolutionAnswer> Resolutions);

/// <summary>What a member said.</summary>
/// <param name="Consents">Whether there is a reason to act; null in the step react.</param>
public sealed record ResponseAnswer(MemberId MemberId, ConsentStep Step, bool? Consents, string? Text);

/// <summary>Where a member stands.</summary>
public sealed record PositionAnswer(MemberId MemberId, Position Position, string? Reason);

/// <summary>An objection, or a block.</summary>
/// <param name="Argument">What it says: as it was put last.</param>
/// <param name="Stands">Whether it stands; else it was withdrawn or found not to qualify.</param>
/// <param name="Qualifies">What the test came to; null while it was not tested.</param>
/// <param name="TestedBy">Who led the test.</param>
public sealed record ObjectionAnswer(
    MemberId MemberId, string Argument, bool Stands, bool IsWithdrawn, bool? Qualifies, MemberId? TestedBy, ImmutableArray<JudgementAnswer> Judgements);

/// <summary>Whether an objection qualifies, as a member says.</summary>
public sealed record JudgementAnswer(MemberId MemberId, bool Qualifies, string? Reason);

/// <summary>What was done about objections.</summary>
public sealed record ResolutionAnswer(Guid RoundId, ImmutableArray<MemberId> Objectors, Resolution Way, string Text, MemberId? Owner);

internal static class ConsentQuestions
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/communities/{community:guid}/proposals/{proposal:guid}/consent", One)
            .Answers<ConsentAnswer>("getConsentRound", "The consent round of a proposal, as it stands");

    private static Task<IResult> One(HttpContext http, Guid community, Guid proposal, ProposalReading reading, ConsentReading consents) =>
        reading.Answer(http, community, proposal, (actor, id, _) => Permissions.ToReadMembers(actor, id), async read =>
        {
            if (await consents.Load(new CommunityId(community), read.State, read.Now, http.RequestAborted) is not { } found)
                return Problems.Of(new NoConsentRound(read.State.Id));
            var (state, shown) = (found.State, found.Shown);
            return Reading.Fresh(
                http,
                new ConsentAnswer(
                    proposal, found.Version, read.State.Sought!.RuleId.Value, state.Facilitator, state.Secretary, state.Driver, state.Wording, state.Hours, state.MeetingId?.Value,
                    found.Step, found.EndsAt, found.WaitsFor, read.State.Sought.Roll.Eligible,
                    read.State.Rounds.Count(round => round.Terms.Method is PositionMethod),
                    [.. state.Responses.Select(each => new ResponseAnswer(each.MemberId, each.Step, each.Consents, each.Text))], state.Questions,
                    [.. shown?.All.Select(each => new PositionAnswer(each.MemberId, each.Position, each.Reason)) ?? []],
                    [.. found.Objections.Select(each => new ObjectionAnswer(
                        each.Signal.MemberId, each.Argument, each.Stands, each.Said?.IsWithdrawn == true, each.Said?.Qualifies, each.Said?.TestedBy,
                        [.. each.Said?.Judgements.Select(judged => new JudgementAnswer(judged.MemberId, judged.Qualifies, judged.Reason)) ?? []]))],
                    [.. state.Resolutions.Select(each => new ResolutionAnswer(each.RoundId.Value, each.Objectors, each.Way, each.Text, each.Owner))]),
                found.Version, read.Head.NextIndex);
        });
}
