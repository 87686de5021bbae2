using Decisions.Domain;
using Decisions.Domain.Ballots;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>A round of voting while its ballots come in: who may vote, and what each ballot says.</summary>
internal sealed class ReplayedRound(RoundId id, ProposalId proposal, DrawnRoll roll)
{
    private const int Withdrawn = -1, Unknown = -2;

    private readonly Dictionary<UInt128, Standing> _ballots = [];
    private readonly Dictionary<Choice, int> _numbers = [];
    private readonly List<Choice> _choices = [];

    public ProposalId Proposal => proposal;

    /// <summary>The first ballot that is not for the archive's audience; null where all are there.</summary>
    public long? FirstWithheld { get; private set; }

    /// <summary>The index of the last ballot.</summary>
    public long LastIndex { get; private set; } = -1;

    /// <summary>Takes a ballot as its stream has it next.</summary>
    /// <returns>What is wrong with it; then it does not count.</returns>
    public string? Take(in CheckedEvent checkedEvent, Entry entry, MemberId member, Proposal? state)
    {
        LastIndex = checkedEvent.Index;
        var number = DrawnRoll.NumberOf(member.Value);
        var known = _ballots.TryGetValue(number, out var before);
        var expected = known ? before.Version + 1 : 1;
        if (entry.Header.Version != expected)
        {
            _ballots[number] = before with { Version = (int)Math.Min(entry.Header.Version, int.MaxValue - 1) };
            return $"The ballot is number {entry.Header.Version} of its stream, and {expected} was to come: a ballot is missing or stands twice.";
        }
        _ballots[number] = new Standing((int)expected, known ? before.Choice : Withdrawn);
        if (entry.Header.Actor != member.ToString())
            return $"The ballot of member {member} was cast by {entry.Header.Actor}.";
        var stands = known && before.Choice != Withdrawn;
        var fits = entry.Header.Type switch
        {
            "ballot_cast" => !stands,
            "ballot_changed" => stands,
            _ => stands,
        };
        if (!fits)
            return stands ? "A ballot is cast where one stands." : "A ballot is changed or taken back where none stands.";
        var when = Instant.FromDateTimeUtc(entry.When.Utc);
        if (state?.Latest is not { } round || round.Id != id)
            return "The ballot is of a round that was over.";
        if (checkedEvent.Event is not { } @event)
        {
            if (checkedEvent.State == PayloadState.Withheld)
                FirstWithheld ??= checkedEvent.Index;
            _ballots[number] = new Standing((int)expected, entry.Header.Type == "ballot_withdrawn" ? Withdrawn : Unknown);
            return state.IsWithdrawn || !round.IsOpenAt(when) ? "The ballot came when voting was not open."
                : roll.Includes(member) ? null : "The ballot is of a member who is not on the roll.";
        }
        if (Check(@event, checkedEvent.State == PayloadState.Redacted, member, state, stands ? before : null, when) is { } fault)
            return fault;
        _ballots[number] = new Standing((int)expected, @event switch
        {
            BallotCast e => NumberOf(e.Choice),
            BallotChanged e => NumberOf(e.Choice),
            _ => Withdrawn,
        });
        return null;
    }

    /// <summary>Every vote that stands, the same ones counted together.</summary>
    public IReadOnlyCollection<CountedBallots> CountedBallots()
    {
        var counts = new long[_choices.Count];
        foreach (var ballot in _ballots.Values)
            if (ballot.Choice >= 0)
                counts[ballot.Choice]++;
        return [.. counts.Select((count, i) => new CountedBallots(_choices[i], count)).Where(counted => counted.Count > 0)];
    }

    private string? Check(IDomainEvent @event, bool isRedacted, MemberId member, Proposal state, Standing? before, Instant when)
    {
        if (@event is not IBallotEvent said || said.RoundId != id || said.ProposalId != proposal || said.MemberId != member)
            return "The ballot says that it is another's, or of another round.";
        // The rule of casting a ballot itself says whether this one could be cast then.
        var ballot = before is { } standing
            ? new Ballot(id, proposal, member, new Vote(0, standing.Choice >= 0 ? _choices[standing.Choice] : new YesNoChoice(Answer.Abstain), null, Channel.Api))
            : null;
        var decision = @event switch
        {
            BallotCast e => CastBallot.Decide(state, null, new CastBallot(proposal, member, e.Revision, e.Choice, Reason(e.Reason), e.Channel), roll.Includes(member), when),
            BallotChanged e => CastBallot.Decide(state, null, new CastBallot(proposal, member, e.Revision, e.Choice, Reason(e.Reason), e.Channel), roll.Includes(member), when),
            BallotWithdrawn e => WithdrawBallot.Decide(state, ballot, new WithdrawBallot(proposal, member, e.Channel), when),
            _ => Decision.Nothing,
        };
        return decision.Rejection is { } rejection ? $"The ballot could not be cast then ({rejection.Code}): {rejection.Reason}" : null;

        // The marks may make a reason longer than it was.
        string? Reason(string? words) => isRedacted ? WordPieces.Removed : words;
    }

    private int NumberOf(Choice choice)
    {
        if (_numbers.TryGetValue(choice, out var number))
            return number;
        _choices.Add(choice);
        return _numbers[choice] = _choices.Count - 1;
    }

    /// <param name="Choice">Its number among the choices; −1 where it is withdrawn, −2 where it is not for the audience.</param>
    private readonly record struct Standing(int Version, int Choice);
}
