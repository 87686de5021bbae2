using Decisions.Domain.Delegations;
using Decisions.Domain.Members;
using Decisions.Engine.ReadModels.Delegations;
using Decisions.Engine.Tests.Following;
using static Decisions.Engine.Tests.Following.Example;

namespace Decisions.Engine.Tests.ReadModels;

/// <summary>Who lets whom vote for them.</summary>
public sealed class DelegationTests(Postgres postgres)
{
    [Fact]
    public async Task Everyone_who_names_a_holder_is_told_however_many_they_are()
    {
        const int all = 1_003;
        await using var node = new Node(await postgres.NewDatabase());
        var log = node.NewLog();
        await log.Append([.. Enumerable.Range(1, all).Select(n => new VotesDelegated(new MemberId(Id(2_000 + n)), Ben))]);
        await node.Follow(log);
        var told = (await new DelegatedTo(node.Reads).Ask(log.Community, Ben, TestContext.Current.CancellationToken)).Value;
        told.Select(each => each.Member).Distinct().Count().ShouldBe(all);
    }
}
