using System.Security.Cryptography;
using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Tests.Following;
using NodaTime;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

public sealed class ElectoralRollTests(Postgres postgres)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_roll_is_as_of_its_index_whatever_happens_later()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var log = node.NewLog();
        await log.Append([.. Joined(Ben, Ada), new MemberInvited(Cem)]);
        var asOf = log.Length;
        var drawn = await rolls.Draw(log.Community, asOf, Franchise.AllMembers, After, _cancel);
        await log.Append(new MemberLeft(Ada, null), new MemberSuspended(Ben, "Owes rent"), new MemberJoined(Cem, Channel.Web));
        await node.Follow(log);

        drawn.ShouldBe(new ElectoralRoll(asOf, After, 2, Digest(Ada, Ben)));
        var elsewhere = new ElectoralRolls(node.Reads, node.CaughtUp);
        (await elsewhere.Draw(log.Community, asOf, Franchise.AllMembers, After, _cancel)).ShouldBe(drawn);
        (await elsewhere.Draw(log.Community, asOf - 2, Franchise.AllMembers, After, _cancel)).Digest.ShouldBe(Digest(Ben));
        (await elsewhere.Draw(log.Community, log.Length, Franchise.AllMembers, After, _cancel)).Digest.ShouldBe(Digest(Cem));
    }

    [Fact]
    public async Task A_franchise_measures_days_of_membership_to_the_microsecond()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var log = node.NewLog();
        var joined = await log.Append(Joined(Ada));
        await log.Append(new MemberSuspended(Ada, "Owes rent"), new MemberReinstated(Ada, null));
        var due = joined + Duration.FromDays(30);

        (await Eligible(due)).ShouldBe(1);
        (await Eligible(due - Duration.FromNanoseconds(1))).ShouldBe(0);

        async Task<long> Eligible(Instant drawnAt) =>
            (await rolls.Draw(log.Community, log.Length, new Franchise(30), drawnAt, _cancel)).Eligible;
    }

    [Fact]
    public async Task A_circles_roll_holds_who_was_in_it_as_of_its_index()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var log = node.NewLog();
        var (bakers, dough) = (new CircleId(Id(740)), new CircleId(Id(741)));
        await log.Append([.. Joined(Ada, Ben, Cem), In(bakers, Ada), In(bakers, Ben), In(dough, Cem)]);
        var asOf = log.Length;
        await log.Append(new MemberLeftCircle(bakers, Ada, null), In(bakers, Cem), new MemberSuspended(Ben, "Owes rent"));
        var later = log.Length;
        await log.Append(new MemberReinstated(Ben, null), new MemberLeft(Ben, null), new MemberInvited(Ben), new MemberJoined(Ben, Channel.Web));
        var back = log.Length;
        await log.Append(In(bakers, Ben));
        await node.Follow(log);

        var roll = await Draw(asOf, bakers);
        roll.Circle.ShouldBe(bakers);
        (await rolls.Of(log.Community, roll, Franchise.AllMembers, _cancel)).Members.ShouldBe([Ada, Ben]);
        (await rolls.Count(log.Community, roll, Franchise.AllMembers, [Ada, Cem], _cancel)).ShouldBe(1);
        (await Draw(asOf - 2, bakers)).Digest.ShouldBe(Digest(Ada));
        (await Draw(asOf, dough)).Digest.ShouldBe(Digest(Cem));
        (await Draw(asOf, null)).Eligible.ShouldBe(3);
        (await Draw(later, bakers)).Digest.ShouldBe(Digest(Cem), "who is suspended is in no circle");
        (await Draw(back, bakers)).Digest.ShouldBe(Digest(Cem), "who left the community left its circles");
        (await Draw(log.Length, bakers)).Eligible.ShouldBe(2);

        Task<ElectoralRoll> Draw(long index, CircleId? circle) => rolls.Draw(log.Community, index, Franchise.AllMembers, After, _cancel, circle: circle);

        static MemberJoinedCircle In(CircleId circle, MemberId member) => new(circle, member, null);
    }

    [Fact]
    public async Task A_member_is_on_the_roll_of_a_round_or_not()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var log = node.NewLog();
        await log.Append(Joined(Ada, Ben));
        var roll = await rolls.Draw(log.Community, log.Length, Franchise.AllMembers, During, _cancel);
        var round = Round(roll);

        (await rolls.Includes(log.Community, round, Ada, _cancel)).ShouldBeTrue();
        (await rolls.Includes(log.Community, round, Cem, _cancel)).ShouldBeFalse();
        (await rolls.Of(log.Community, round, _cancel)).Members.ShouldBe([Ada, Ben]);
    }

    [Fact]
    public async Task A_roll_that_the_log_does_not_bear_out_lets_nobody_vote()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var rolls = new ElectoralRolls(node.Reads, node.CaughtUp);
        var log = node.NewLog();
        await log.Append(Joined(Ada));
        var forged = new ElectoralRoll(log.Length, During, 1, Digest(Ben));

        await Should.ThrowAsync<InvalidDataException>(() => rolls.Includes(log.Community, Round(forged), Ada, _cancel));
    }

    [Fact]
    public void Only_the_rolls_asked_for_last_are_kept()
    {
        var drawn = 0;
        var rolls = new DrawnRolls(_ =>
        {
            drawn++;
            return Task.FromResult(new DrawnRoll([]));
        });
        for (var index = 0; index < 1_500; index++)
        {
            rolls.Get(Terms(index));
            rolls.Get(Terms(0));
        }

        drawn.ShouldBe(1_500);
        rolls.Get(Terms(1_499));
        rolls.Get(Terms(0));
        drawn.ShouldBe(1_500);
        rolls.Get(Terms(1));
        drawn.ShouldBe(1_501);

        static RollTerms Terms(long index) => new(new(Id(1)), index, 0, During, false);
    }

    [Fact]
    public async Task A_roll_that_could_not_be_drawn_is_drawn_again()
    {
        var tries = 0;
        var rolls = new DrawnRolls(_ => tries++ == 0
            ? Task.FromException<DrawnRoll>(new TimeoutException())
            : Task.FromResult(new DrawnRoll([])));
        var terms = new RollTerms(new(Id(1)), 0, 0, During, false);

        await Should.ThrowAsync<TimeoutException>(() => rolls.Get(terms));
        (await rolls.Get(terms)).Count.ShouldBe(0);
    }

    private static Round Round(ElectoralRoll roll) => new(
        First, 1, 1, Ordinary, 1, YesNo, roll, Close, IsClosedEarly: false, Tally: null, Outcome: null);

    /// <summary>SHA-256 over 16 big-endian bytes a member, ascending; written out apart from the code under test.</summary>
    private static string Digest(params MemberId[] ascending) => Convert.ToHexStringLower(
        SHA256.HashData([.. ascending.SelectMany(member => member.Value.ToByteArray(bigEndian: true))]));
}
