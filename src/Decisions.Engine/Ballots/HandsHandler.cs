using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Meetings;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Ballots;

/// <summary>
/// Takes the hands that tellers count. It lands only while nobody comes or goes at the meeting, and nobody present votes in
/// another way: so no hand is ever counted beside a ballot of the same member.
/// </summary>
public static class HandsHandler
{
    public static Task<CommandResult> Handle(
        CountHands command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel) =>
        ProlongVotingHandler.Before(command.ProposalId, context.Community, engine, rolls, cancel, () => Run(command, context, engine, rolls, cancel));

    private static async Task<CommandResult> Run(
        CountHands command, CommandContext context, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        if (Permissions.ToTell(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async now =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            var proposal = await engine.Streams.Proposal(context.Community, command.ProposalId, cancel);
            var round = proposal.State?.Latest;
            var hands = await engine.Streams.HandsIn(context.Community, round, cancel);
            var meeting = round?.Held is { } held ? await engine.Streams.Meeting(context.Community, held.MeetingId, cancel) : new(null, 0);
            var (voters, guards) = await Voters(context.Community, round, meeting.State, engine, rolls, cancel);
            var decision = CountHands.Decide(
                proposal.State, hands.State, AsOthersWroteIt(command, hands.State), meeting.State, community.State?.Tellers ?? [], voters, now);
            if (round is null || decision.Rejection is not null)
                return new Plan(Streams.Of(command.ProposalId), Streams.HandsType, 0, decision);
            return new Plan(Streams.OfHands(round.Id), Streams.HandsType, hands.Version, decision)
            {
                Guards =
                [
                    new StreamGuard(Streams.Of(command.ProposalId), proposal.Version), new StreamGuard(Streams.Of(context.Community), community.Version),
                    new StreamGuard(Streams.Of(meeting.State!.Id), meeting.Version), .. guards,
                ],
                NotAfter = new Deadline(round.ClosesAt, new VotingHasClosed(command.ProposalId, round.ClosesAt)),
            };
        }, cancel);
    }

    /// <summary>The mark of the sheet as another teller wrote it, where only blanks, commas or capitals differ.</summary>
    private static CountHands AsOthersWroteIt(CountHands command, ShowOfHands? hands) => hands is null ? command : command with
    {
        Evidence = EvidenceMark.AsBefore(
            command.Evidence,
            [
                .. hands.Waiting.Where(waiting => waiting.Teller != command.Teller).Select(waiting => waiting.Evidence),
                .. hands.Standing is { } standing ? [standing.Evidence] : ImmutableArray<string>.Empty,
            ]),
    };

    /// <summary>Who is present, on the roll, and has no ballot; and the guards that nobody present votes meanwhile.</summary>
    private static async Task<(ImmutableArray<MemberId> Voters, ImmutableArray<StreamGuard> Guards)> Voters(
        CommunityId community, Round? round, Meeting? meeting, DecisionsEngine engine, IElectoralRolls rolls, CancellationToken cancel)
    {
        if (round is not { TakesHands: true } || meeting is null)
            return ([], []);
        List<MemberId> voters = [];
        List<StreamGuard> guards = [];
        foreach (var member in meeting.Present)
        {
            if (!await rolls.Includes(community, round, member, cancel))
                continue;
            var ballot = await engine.Streams.Ballot(community, round.Id, member, cancel);
            guards.Add(new StreamGuard(Streams.Of(round.Id, member), ballot.Version));
            if (ballot.State?.Vote is null)
                voters.Add(member);
        }
        return ([.. voters], [.. guards]);
    }
}
