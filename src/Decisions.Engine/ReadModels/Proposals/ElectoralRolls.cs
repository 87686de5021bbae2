using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.Following;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Circles;
using NodaTime;

namespace Decisions.Engine.ReadModels.Proposals;

/// <summary>Who may vote? Draws rolls from the register of members as it stood at an index of the log.</summary>
public sealed class ElectoralRolls : IElectoralRolls
{
    private static readonly string Sql = $$"""
        select s.member from {read}.standing s
         where s.community = $1 and s.standing = 'joined' and s.from_index < $2 and s.to_index >= $2
           and s.joined_at + $3 * interval '24 hours' <= $4
           and {{InCircleSql.Of("$5::uuid", "$2")}} and ($6::uuid is null or s.member = $6)
        """;

    /// <summary>The same with the class of each and their votes, as of the same index.</summary>
    private static readonly string WithClassesSql = $$"""
        select s.member, c.class, coalesce(c.votes, 1) from {read}.standing s
          left join {read}.placement c on c.community = s.community and c.member = s.member and c.from_index < $2 and c.to_index >= $2
         where s.community = $1 and s.standing = 'joined' and s.from_index < $2 and s.to_index >= $2
           and s.joined_at + $3 * interval '24 hours' <= $4
           and {{InCircleSql.Of("$5::uuid", "$2")}} and ($6::uuid is null or s.member = $6)
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
        CommunityId community, long asOfIndex, Franchise franchise, Instant drawnAt, CancellationToken cancel,
        bool withClasses = false, CircleId? circle = null)
    {
        var terms = new RollTerms(community, asOfIndex, franchise.MinimumMembershipDays, drawnAt.RoundedDown(), withClasses, circle, franchise.Decider);
        var drawn = await _rolls.Get(terms).WaitAsync(cancel);
        return new ElectoralRoll(asOfIndex, terms.DrawnAt, drawn.Count, drawn.Digest, drawn.Classes, circle);
    }

    public async Task<long> Count(
        CommunityId community, ElectoralRoll roll, Franchise franchise, IEnumerable<MemberId> members, CancellationToken cancel)
    {
        var drawn = await _rolls.Get(
            new RollTerms(community, roll.AsOfIndex, franchise.MinimumMembershipDays, roll.DrawnAt, roll.Classes is not null, roll.Circle, franchise.Decider)).WaitAsync(cancel);
        return members.LongCount(drawn.Includes);
    }

    public async Task<bool> Includes(CommunityId community, Round round, MemberId member, CancellationToken cancel) =>
        (await Of(community, round, cancel)).Includes(member);

    public Task<DrawnRoll> Of(CommunityId community, Round round, CancellationToken cancel) =>
        Of(community, round.Roll, round.Terms.Franchise, cancel);

    public async Task<DrawnRoll> Of(CommunityId community, ElectoralRoll roll, Franchise franchise, CancellationToken cancel)
    {
        var drawn = await _rolls.Get(
            new RollTerms(community, roll.AsOfIndex, franchise.MinimumMembershipDays, roll.DrawnAt, roll.Classes is not null, roll.Circle, franchise.Decider)).WaitAsync(cancel);
        return drawn.Digest == roll.Digest && Equals(drawn.Classes, roll.Classes) ? drawn : throw new InvalidDataException(
            $"The roll as of index {roll.AsOfIndex} has the digest {roll.Digest}{Classes(roll.Classes)} on record, and {drawn.Digest}{Classes(drawn.Classes)} when drawn again.");
    }

    private async Task<DrawnRoll> Draw(RollTerms terms)
    {
        if (!await _caughtUp.WaitFor(terms.Community, terms.AsOfIndex, Patience))
            throw new TimeoutException($"The read models have not reached index {terms.AsOfIndex} yet.");
        object[] asked = [terms.AsOfIndex, terms.MinimumMembershipDays, terms.DrawnAt.ToDateTimeUtc(), InCircleSql.Parameter(terms.Circle), (object?)terms.Decider?.Value ?? DBNull.Value];
        if (terms.WithClasses)
        {
            var placed = await _database.Rows(
                terms.Community, WithClassesSql, asked,
                row => (Id: DrawnRoll.NumberOf(row.GetGuid(0)), Placed: new ClassAndVotes(row.TextOrNull(1), row.GetInt64(2))), CancellationToken.None);
            CheckReached(terms, placed.NextIndex);
            placed.Value.Sort((one, other) => one.Id.CompareTo(other.Id));
            return new DrawnRoll([.. placed.Value.Select(each => each.Id)], [.. placed.Value.Select(each => each.Placed)]);
        }
        var ids = await _database.Rows(terms.Community, Sql, asked, row => DrawnRoll.NumberOf(row.GetGuid(0)), CancellationToken.None);
        CheckReached(terms, ids.NextIndex);
        // Sorted here: a million ids are more than the database sorts in memory.
        ids.Value.Sort();
        return new DrawnRoll([.. ids.Value]);
    }

    private static void CheckReached(RollTerms terms, long nextIndex)
    {
        if (nextIndex < terms.AsOfIndex)
            throw new TimeoutException($"The read models stand at index {nextIndex} and have not reached {terms.AsOfIndex} yet.");
    }

    private static string Classes(ClassRoll? classes) => classes is null ? "" : $" (classes {classes.Digest})";
}
