using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Following;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Who may vote? Draws rolls from the register of members as it stood at an index of the log.</summary>
public sealed class ElectoralRolls : IElectoralRolls
{
    private const string Sql = """
        select s.member from {read}.standing s
         where s.community = $1 and s.standing = 'joined' and s.from_index < $2 and s.to_index >= $2
           and s.joined_at + $3 * interval '24 hours' <= $4
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ReadModelDatabase _database;
    private readonly CaughtUp _caughtUp;
    private readonly DrawnRolls _rolls;

    public ElectoralRolls(ReadModelDatabase database, CaughtUp caughtUp)
    {
        (_database, _caughtUp) = (database, caughtUp);
        _rolls = new DrawnRolls(Draw);
    }

    public async Task<ElectoralRoll> Draw(
        CommunityId community, long asOfIndex, Franchise franchise, Instant drawnAt, CancellationToken cancel)
    {
        var terms = new RollTerms(community, asOfIndex, franchise.MinimumMembershipDays, drawnAt.RoundedDown());
        var drawn = await _rolls.Get(terms).WaitAsync(cancel);
        return new ElectoralRoll(asOfIndex, terms.DrawnAt, drawn.Count, drawn.Digest);
    }

    public async Task<long> Count(
        CommunityId community, ElectoralRoll roll, Franchise franchise, IEnumerable<MemberId> members, CancellationToken cancel)
    {
        var drawn = await _rolls.Get(
            new RollTerms(community, roll.AsOfIndex, franchise.MinimumMembershipDays, roll.DrawnAt)).WaitAsync(cancel);
        return members.LongCount(drawn.Includes);
    }

    public async Task<bool> Includes(CommunityId community, Round round, MemberId member, CancellationToken cancel) =>
        (await Of(community, round, cancel)).Includes(member);

    /// <summary>The roll of a round with everyone on it: the same as when it was drawn.</summary>
    /// <exception cref="InvalidDataException">The roll on record cannot be drawn again from the log.</exception>
    /// <exception cref="TimeoutException">The read models did not reach the roll's index in ten seconds.</exception>
    public async Task<DrawnRoll> Of(CommunityId community, Round round, CancellationToken cancel)
    {
        var (roll, franchise) = (round.Roll, round.Terms.Franchise);
        var drawn = await _rolls.Get(
            new RollTerms(community, roll.AsOfIndex, franchise.MinimumMembershipDays, roll.DrawnAt)).WaitAsync(cancel);
        return drawn.Digest == roll.Digest ? drawn : throw new InvalidDataException(
            $"The roll of round {round.Id} has the digest {roll.Digest} on record, and {drawn.Digest} when drawn again.");
    }

    private async Task<DrawnRoll> Draw(RollTerms terms)
    {
        if (!await _caughtUp.WaitFor(terms.Community, terms.AsOfIndex, Patience))
            throw new TimeoutException($"The read models have not reached index {terms.AsOfIndex} yet.");
        var ids = await _database.Rows(
            terms.Community, Sql, [terms.AsOfIndex, terms.MinimumMembershipDays, terms.DrawnAt.ToDateTimeUtc()],
            row => DrawnRoll.NumberOf(row.GetGuid(0)), CancellationToken.None);
        if (ids.NextIndex < terms.AsOfIndex)
            throw new TimeoutException(
                $"The read models stand at index {ids.NextIndex} and have not reached {terms.AsOfIndex} yet.");
        // Sorted here: a million ids are more than the database sorts in memory.
        ids.Value.Sort();
        return new DrawnRoll([.. ids.Value]);
    }
}
