using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Engine.ReadModels.Ballots;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.ReadModels.Members;
using Decisions.Engine.ReadModels.Proposals;
using Decisions.Engine.Tests.Following;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>Lists: their order, their pages and what they leave out.</summary>
public sealed class RegisterTests(Postgres postgres)
{
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_register_is_paged_with_the_newest_first()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([.. Enumerable.Range(1, 5).Select(number => Drafted(new ProposalId(Id(number)), $"Number {number}"))]);
        await node.Follow(log);

        var register = new RegisterOfDecisions(node.Reads);
        List<string> titles = [];
        long? before = null;
        do
        {
            var page = (await register.Ask(log.Community, false, [], null, During, before, 2, _cancel)).Value;
            page.Items.Length.ShouldBeLessThanOrEqualTo(2);
            titles.AddRange(page.Items.Select(decision => decision.Title));
            before = page.Next;
        }
        while (before is not null);
        titles.ShouldBe(["Number 5", "Number 4", "Number 3", "Number 2", "Number 1"]);
    }

    [Theory]
    [InlineData("ÖFEN", 1)]
    [InlineData("ofen", 0)]
    [InlineData("50%_", 1)]
    [InlineData("%", 1)]
    [InlineData(" ", 2)]
    public async Task A_title_is_found_by_any_part_of_it_in_upper_or_lower_case(string text, int found)
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Drafted(Oven, "Neue Öfen"), Drafted(Floor, "Save 50%_ of heat"));
        await node.Follow(log);

        (await new RegisterOfDecisions(node.Reads).Ask(log.Community, false, [], text, During, null, 10, _cancel))
            .Value.Items.Length.ShouldBe(found);
    }

    [Fact]
    public async Task Members_are_paged_and_chosen_by_how_they_stand()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([.. Joined(Ada, Ben, Cem), new MemberSuspended(Ben, "Owes rent")]);
        await node.Follow(log);

        var members = new MembersOf(node.Reads);
        var first = (await members.Ask(log.Community, [], null, 2, _cancel)).Value;
        first.Items.Select(member => member.Id).ShouldBe([Ada, Ben]);
        var second = (await members.Ask(log.Community, [], first.Next, 2, _cancel)).Value;
        second.Items.Select(member => member.Id).ShouldBe([Cem]);
        second.Next.ShouldBeNull();
        (await members.Ask(log.Community, [Standing.Joined], null, 2, _cancel)).Value.Items
            .Select(member => member.Id).ShouldBe([Ada, Cem]);
        (await new MemberCounts(node.Reads).Ask(log.Community, _cancel)).Value.ShouldBe(
            new Dictionary<Standing, long> { [Standing.Joined] = 2, [Standing.Suspended] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Members_are_listed_by_name_whatever_case_and_accents_and_those_without_last()
    {
        string?[] names = ["zoe Young", "Émile Roy", "Łukasz Nowak", "Emma Hill", null, "ada Okafor", "Lena Fox", "Ada Okafor", "Mo Lee"];
        MemberId[] members = [.. names.Select((_, i) => new MemberId(new Guid(i + 1, 0, 0, new byte[8])))];
        var database = await postgres.NewDatabase();
        await using var node = new Node(database);
        var log = node.NewLog();
        await log.Append([.. Joined(members)]);
        await node.Follow(log);
        foreach (var (i, name) in names.Index().Where(each => each.Item is not null))
            await Tables.Do(
                database, $"insert into decisions.person (community, member, name) values ('{log.Community}', '{members[i]}', '{name}')");

        List<string?> listed = [];
        MemberId? after = null;
        do
        {
            var page = (await new MembersByName(node.Reads).Ask(log.Community, after, 2, _cancel)).Value;
            listed.AddRange(page.Items.Select(member => member.Name));
            after = page.Next;
        }
        while (after is not null);

        listed.ShouldBe(["ada Okafor", "Ada Okafor", "Émile Roy", "Emma Hill", "Lena Fox", "Łukasz Nowak", "Mo Lee", "zoe Young", null]);
    }

    [Fact]
    public async Task A_member_is_asked_only_for_votes_that_are_theirs_to_give()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([.. Joined(Ada, Ben), Drafted()]);
        await log.Append([Opened(log.Length), .. Joined(Cem)]);
        var needing = new DecisionsNeedingMyVote(node.Reads);

        (await Needed(Ada)).ShouldBe([Oven]);
        (await Needed(Cem)).ShouldBeEmpty("joined after the roll was drawn");
        (await new DecisionsIVotedOn(node.Reads).Ask(log.Community, Ada, During, null, 10, _cancel)).Value.Items.ShouldBeEmpty();
        await log.Append(Cast(Ada, Yes), new MemberLeft(Ben, null));
        (await Needed(Ada)).ShouldBeEmpty("has voted");
        (await Needed(Ben)).ShouldBe([Oven], "left after the roll was drawn");
        (await new DecisionsIVotedOn(node.Reads).Ask(log.Community, Ada, During, null, 10, _cancel)).Value.Items
            .ShouldHaveSingleItem().Ballot.Choice.ShouldBe(Yes);
        await log.Append(TakenBack(Ada));
        (await Needed(Ada)).ShouldBe([Oven], "the ballot was taken back");
        (await needing.Ask(log.Community, Ada, After, _cancel)).Value.ShouldBeEmpty("voting is over");

        async Task<IEnumerable<ProposalId>> Needed(MemberId member)
        {
            await node.Follow(log);
            return (await needing.Ask(log.Community, member, During, _cancel)).Value.Select(decision => decision.Id);
        }
    }

    [Fact]
    public async Task Ballots_are_counted_by_what_they_say_and_listed_without_it_unless_asked()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append(Cast(Ada, Yes, "Warm"), Cast(Ben, Yes), Cast(Cem, No), TakenBack(Cem));
        await node.Follow(log);

        (await new BallotCounts(node.Reads).Ask(log.Community, Proposal.Create(Drafted()).Apply(Opened(0)).Latest!, _cancel)).Value
            .ShouldHaveSingleItem().ShouldBe(new(Yes, 2));
        var ballots = new BallotsOf(node.Reads);
        var page = (await ballots.Ask(log.Community, First, withChoices: false, null, 1, _cancel)).Value;
        page.Items.Select(ballot => (ballot.MemberId, ballot.Choice, ballot.Reason)).ShouldBe([(Ada, null, null)]);
        (await ballots.Ask(log.Community, First, withChoices: true, page.Next, 5, _cancel)).Value.Items
            .Select(ballot => (ballot.MemberId, ballot.Choice)).ShouldBe([(Ben, Yes)]);
    }

    [Fact]
    public async Task Names_come_from_the_register_of_people_and_go_with_it()
    {
        var database = await postgres.NewDatabase();
        await using var node = new Node(database);
        var log = node.NewLog();
        await log.Append([.. Joined(Ada, Ben), Cast(Ada, Yes)]);
        await log.AppendBy(log.Member(Ada), Drafted());
        await node.Follow(log);
        await Tables.Do(
            database, $"insert into decisions.person (community, member, name) values ('{log.Community}', '{Ada}', 'Ada')");

        (await new MembersOf(node.Reads).Ask(log.Community, [], null, 5, _cancel)).Value.Items
            .Select(member => member.Name).ShouldBe(["Ada", null]);
        (await new DecisionById(node.Reads).Ask(log.Community, Oven, During, _cancel)).Value!.ProposerName.ShouldBe("Ada");
        (await new HistoryOfDecision(node.Reads).Ask(log.Community, Oven, HistoryPayloads.All, null, 5, _cancel))
            .Value.Items.Select(item => item.ActorName).ShouldBe([null, "Ada"]);
        (await new BallotOf(node.Reads).Ask(log.Community, First, Ada, _cancel)).Value!.Name.ShouldBe("Ada");
    }

    [Fact]
    public async Task Communities_are_listed_by_who_may_see_them()
    {
        await using var node = new Node(await postgres.NewDatabase());
        var open = node.NewLog();
        var closed = node.NewLog();
        await open.Append(Founded(open.Community));
        await closed.Append(
            Founded(closed.Community), new Domain.Communities.CommunityVisibilityChanged(Domain.Communities.Visibility.MembersOnly));
        await node.Follow(open);
        await node.Follow(closed);

        (await new CommunitiesList(node.Reads).Ask([Domain.Communities.Visibility.Public], null, 5, _cancel)).Items
            .Select(community => community.Id).ShouldBe([open.Community]);
    }
}
