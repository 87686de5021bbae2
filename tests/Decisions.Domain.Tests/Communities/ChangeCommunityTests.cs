using Decisions.Domain.Communities;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Communities;

public sealed class ChangeCommunityTests
{
    private static readonly ChangeCommunity NoChange = new(null, null, null, null);

    private static Given<Community, ICommunityEvent> TheBakery => Given.Community(
        new CommunityFounded(Bakery, "Corner Bakery", "Bread.", "Europe/London", Visibility.Public, Ada));

    [Fact]
    public void Each_thing_that_changes_is_an_event_of_its_own() =>
        Decide(new ChangeCommunity("Market Bakery", "Bread and cake.", "Europe/Paris", Visibility.MembersOnly)).Then(
            new CommunityRenamed("Market Bakery"), new CommunityPurposeRestated("Bread and cake."),
            new CommunityTimeZoneChanged("Europe/Paris"), new CommunityVisibilityChanged(Visibility.MembersOnly))
        .ShouldBe(new Community(Bakery, "Market Bakery", "Bread and cake.", "Europe/Paris", Visibility.MembersOnly, Ada));

    [Fact]
    public void What_is_left_out_stays_as_it_is() =>
        Decide(NoChange with { Purpose = " Cake. " }).Then(new CommunityPurposeRestated("Cake."));

    [Fact]
    public void Changing_nothing_is_accepted_and_nothing_happens() => Decide(NoChange).ThenNothing();

    [Fact]
    public void Saying_what_is_so_already_makes_no_event() =>
        Decide(new ChangeCommunity("Corner Bakery", "Bread.", "Europe/London", Visibility.Public)).ThenNothing();

    [Fact]
    public void A_name_cannot_be_taken_away() =>
        Decide(NoChange with { Name = " " }).Then(new TextIsMissing("name"));

    [Fact]
    public void A_name_is_one_line() =>
        Decide(NoChange with { Name = "Corner\nBakery" }).Then(new TextHasControlCharacters("name", 7));

    [Fact]
    public void A_purpose_is_a_note_at_the_most() =>
        Decide(NoChange with { Purpose = new string('b', TextRule.NoteLimit + 1) })
            .Then(new TextIsTooLong("purpose", TextRule.NoteLimit + 1, TextRule.NoteLimit));

    [Fact]
    public void A_time_zone_that_does_not_exist_is_refused() =>
        Decide(NoChange with { TimeZone = "Europe/Utopia" }).Then(new TimeZoneIsUnknown("Europe/Utopia"));

    private static When<Community, ICommunityEvent> Decide(ChangeCommunity command) =>
        TheBakery.When(state => ChangeCommunity.Decide(state!, command));
}
