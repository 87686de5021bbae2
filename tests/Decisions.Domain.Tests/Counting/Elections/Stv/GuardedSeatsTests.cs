using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Counting.Elections.Stv;

public sealed class GuardedSeatsTests
{
    private static readonly StvTerms OneWorker = new([new GuardedSeats("worker", 1)], []);

    public static TheoryData<string> Rules => ["stv-scottish", "stv-meek", "stv-ers97"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_last_worker_is_not_excluded(string rule)
    {
        var record = Count(rule, StvSamples.Of(2, "A B C W:worker", "9 A", "7 B", "5 C", "1 W"), OneWorker);

        record.Winners.ShouldContain("W");
        record.Winners.ShouldContain("A");
        record.Rounds.SelectMany(round => round.ByGuard ?? []).ShouldAllBe(effect => effect.For == "worker" && effect.Candidate == "W" || effect.Did == "excluded");
        record.Guards!.Value.Single().Candidates.ShouldBe(["W"]);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Whoever_has_the_quota_is_excluded_when_the_last_seat_is_a_workers(string rule)
    {
        var record = Count(rule, StvSamples.Of(2, "A B W:worker V:worker", "9 A", "8 B>V", "2 W", "1 V"), OneWorker);

        record.Winners.ShouldBe(["A", "V"], ignoreOrder: true);
        record.Rounds[0].Elected.ShouldBe(["A"]);
        record.Rounds.First(round => round.Excluded.Contains("B")).ByGuard!.Value.ShouldBe([new GuardEffect("B", "excluded", "")]);
        CountingRules.Find(rule)!.InWords(record).ShouldContain("Every seat that is left is guarded for others, so B can no longer be elected and is excluded.");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Where_workers_are_elected_anyway_nothing_is_different(string rule)
    {
        var election = StvSamples.Of(2, "A B W:worker", "9 A", "3 B", "8 W");
        var with = Count(rule, election, OneWorker);

        with.Rounds.ShouldAllBe(round => round.ByGuard == null);
        with.Winners.ShouldBe(Count(rule, election, StvTerms.None).Winners);
    }

    [Fact]
    public void More_guarded_seats_than_seats_are_refused() =>
        Should.Throw<CannotCountException>(() => Count("stv-scottish", StvSamples.Of(1, "A:x B:y", "1 A"), new([new("x", 1), new("y", 1)], [])));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Guarded_seats_are_filled_whatever_the_votes(string rule)
    {
        var elections =
            from order in Gen.Shuffle("A B C D E".Split(' '))
            from lengths in Gen.Choose(1, 5).ListOf()
            from seats in Gen.Choose(2, 3)
            from workers in Gen.Choose(0, 3)
            select (Candidates: string.Join(' ', "A B C D E".Split(' ').Select((name, i) => i >= 5 - workers ? $"{name}:worker" : name)), seats, workers,
                Ballots: lengths.Select((length, i) => $"{(i % 3) + 1} {string.Join('>', order.Skip(i % 5).Concat(order.Take(i % 5)).Take(length))}").ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(7, 77), null)), Prop.ForAll(elections.ToArbitrary(), one =>
        {
            var election = StvSamples.Of(one.seats, one.Candidates, one.Ballots);
            var record = Count(rule, election, new([new GuardedSeats("worker", 2)], []));
            return record.Ballots.Valid == 0 || (record.Winners.Length == one.seats &&
                record.Winners.Count(name => election.Candidates.Single(each => each.Name == name).Class == "worker") >= Math.Min(2, one.workers));
        }));
    }

    internal static CountRecord Count(string rule, Election election, StvTerms terms) =>
        ((StvRule)CountingRules.Find(rule)!).Count(election, CountingRules.Find(rule)!.Defaults(), Samples.Seed, terms);
}
