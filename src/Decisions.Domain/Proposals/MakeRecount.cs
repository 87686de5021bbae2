using System.Text.Json;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>Puts on record what came of counting the latest round's stored ballots again. The declared result stays, whatever comes of it.</summary>
/// <param name="Found">What the ballots come to, or null where they cannot be counted.</param>
/// <param name="CountedTo">How many events the community's log had when they were read.</param>
public sealed record MakeRecount(ProposalId ProposalId, Tally? Found, long CountedTo)
{
    public static Decision Decide(Proposal? state, MakeRecount command)
    {
        if (state is null)
            return new ProposalIsUnknown(command.ProposalId);
        if (state.IsWithdrawn)
            return new ProposalIsWithdrawn(state.Id);
        if (state.Latest is not { Tally: { } declared } round)
            return new ResultIsNotDeclared(state.Id);
        return round.Recount?.CountedTo == command.CountedTo
            ? Decision.Nothing
            : Decision.Of(new RecountMade(
                state.Id, round.Id, command.CountedTo, command.Found is { } found && Same(found, declared), command.Found));
    }

    /// <summary>What the ballots of a declared round come to by the rule that it was opened under; null where they cannot be counted.</summary>
    /// <param name="hands">The show of hands that stands beside them, or null.</param>
    /// <param name="ballots">As they are stored: somebody may have changed them there to what no rule allows.</param>
    public static Tally? Count(Proposal proposal, Round round, IEnumerable<CountedBallots> ballots, ShowOfHands? hands)
    {
        try
        {
            return DeclareResult.Tally(proposal, round, ballots, hands);
        }
        catch (Exception fault) when (fault is ArgumentException or CannotCountException)
        {
            return null;
        }
    }

    /// <summary>Whether two tallies say the same, byte for byte as they are stored.</summary>
    private static bool Same(Tally one, Tally other) => Written(one).AsSpan().SequenceEqual(Written(other));

    private static byte[] Written(Tally tally) => JsonSerializer.SerializeToUtf8Bytes(tally, StoredJson.Options);
}
