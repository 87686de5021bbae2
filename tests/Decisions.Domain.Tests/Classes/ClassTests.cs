using Decisions.Domain.Classes;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Classes;

public sealed class ClassTests
{
    private static readonly Community None = new(Bakery, "Corner Bakery", "Bread.", "Europe/London", Visibility.Public, Ada);
    private static readonly Community Two = None with { Classes = ["workers", "users"] };
    private static readonly Member Joined = new(Ada, Standing.Joined);

    [Fact]
    public void A_community_names_its_classes_and_adds_more()
    {
        NameClasses.Decide(None, new NameClasses([" workers", "users "])).Events.ShouldHaveSingleItem().ShouldBeOfType<ClassesNamed>().Classes.ShouldBe(["workers", "users"]);
        NameClasses.Decide(Two, new NameClasses(["workers", "users"])).ShouldBe(Decision.Nothing);
        NameClasses.Decide(Two, new NameClasses(["users", "workers", "investors"])).Events.ShouldHaveSingleItem().ShouldBeOfType<ClassesNamed>().Classes[0].ShouldBe("users");
    }

    [Fact]
    public void A_class_that_rolls_may_name_stays()
    {
        NameClasses.Decide(Two, new NameClasses(["workers"])).Rejection.ShouldBe(new ClassStays("users"));
        NameClasses.Decide(Two, new NameClasses([])).Rejection.ShouldBe(new ClassStays("workers"));
    }

    [Fact]
    public void Names_of_classes_are_lines_and_different()
    {
        NameClasses.Decide(None, new NameClasses(["workers", "Workers"])).Rejection.ShouldBe(new ClassIsNamedTwice("workers"));
        NameClasses.Decide(None, new NameClasses(["workers", " "])).Rejection.ShouldBe(new TextIsMissing("classes"));
        NameClasses.Decide(None, new NameClasses([.. Enumerable.Range(0, 51).Select(i => $"class {i}")])).Rejection.ShouldBe(new TooManyClasses(51, 50));
    }

    [Fact]
    public void A_member_is_placed_and_placed_anew()
    {
        PlaceMember.Decide(null, new PlaceMember(Ada, "workers", 1), Two.Classes, Joined).Events.ShouldHaveSingleItem().ShouldBe(new MemberPlaced(Ada, "workers", 1));
        var placed = Placement.Create(new MemberPlaced(Ada, "workers", 1));
        PlaceMember.Decide(placed, new PlaceMember(Ada, "workers", 1), Two.Classes, Joined).ShouldBe(Decision.Nothing);
        PlaceMember.Decide(placed, new PlaceMember(Ada, null, 1), Two.Classes, Joined).Events.ShouldHaveSingleItem().ShouldBe(new MemberPlaced(Ada, null, 1));
        PlaceMember.Decide(null, new PlaceMember(Ada, null, 1), Two.Classes, Joined).ShouldBe(Decision.Nothing, "whoever was never placed is of no class and has one vote");
    }

    [Fact]
    public void Nobody_is_placed_where_there_is_no_such_class_member_or_number_of_votes()
    {
        PlaceMember.Decide(null, new PlaceMember(Ada, "investors", 1), Two.Classes, Joined).Rejection.ShouldBe(new ClassIsUnknown("investors", Two.Classes));
        PlaceMember.Decide(null, new PlaceMember(Ada, "investors", 1), [], Joined).Rejection!.Reason.ShouldContain("Name its classes first");
        PlaceMember.Decide(null, new PlaceMember(Ada, "users", 1), Two.Classes, null).Rejection.ShouldBe(new MemberIsUnknown(Ada));
        PlaceMember.Decide(null, new PlaceMember(Ada, "users", 0), Two.Classes, Joined).Rejection.ShouldBe(new VotesAreOutOfRange(0, PlaceMember.MostVotes));
        PlaceMember.Decide(null, new PlaceMember(Ada, "users", PlaceMember.MostVotes + 1), Two.Classes, Joined).Rejection.ShouldBeOfType<VotesAreOutOfRange>();
    }
}
