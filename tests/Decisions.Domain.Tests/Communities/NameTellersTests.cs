using System.Collections.Immutable;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Communities;

public sealed class NameTellersTests
{
    private static readonly CommunityFounded Founded = new(Bakery, "Bakery", "Bread.", "Europe/London", Visibility.Public, Ada);

    [Fact]
    public void Two_members_are_named_and_take_the_place_of_those_before()
    {
        Given.Community(Founded).When(Name(Ben, Ada, Ben)).Then(new TellersNamed([Ada, Ben])).Tellers.ShouldBe([Ada, Ben]);
        Given.Community(Founded, new TellersNamed([Ada, Ben])).When(Name()).Then(new TellersNamed([])).Tellers.ShouldBeEmpty();
        Given.Community(Founded, new TellersNamed([Ada, Ben])).When(Name(Ben, Ada)).ThenNothing();
    }

    [Fact]
    public void One_is_too_few_and_a_crowd_too_many()
    {
        Given.Community(Founded).When(Name(Ada, Ada)).Then(new TellersAreTooFewOrMany(1, 2, 50));
        ImmutableArray<MemberId> crowd = [.. Enumerable.Range(1, 51).Select(n => new MemberId(Id((byte)n)))];
        NameTellers.Decide(Given.Community(Founded).Known, new NameTellers(crowd), crowd).Rejection.ShouldBe(new TellersAreTooFewOrMany(51, 2, 50));
    }

    [Fact]
    public void A_teller_is_a_member_who_has_joined() =>
        Given.Community(Founded).When(Name(Ada, new MemberId(Id(0xA9)))).Then(new TellerIsNoMember(new MemberId(Id(0xA9))));

    private static Func<Community?, Decision> Name(params MemberId[] tellers) =>
        state => NameTellers.Decide(state!, new NameTellers([.. tellers]), [Ada, Ben]);
}
