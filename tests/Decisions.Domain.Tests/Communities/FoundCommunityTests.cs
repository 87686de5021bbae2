using Decisions.Domain.Communities;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Communities;

public sealed class FoundCommunityTests
{
    private static readonly FoundCommunity Command = new(
        Bakery, " Corner Bakery ", "Bread for the quarter.", "Europe/London", Visibility.Hybrid, Ada);

    [Fact]
    public void A_community_is_founded_under_its_trimmed_name() =>
        Given.Community().When(state => FoundCommunity.Decide(state, Command)).Then(
            new CommunityFounded(Bakery, "Corner Bakery", "Bread for the quarter.", "Europe/London", Visibility.Hybrid, Ada));

    [Fact]
    public void A_community_is_founded_once() =>
        Given.Community(new CommunityFounded(Bakery, "Another", "Anything.", "Europe/Paris", Visibility.Public, Ben))
            .When(state => FoundCommunity.Decide(state, Command)).Then(new CommunityExists(Bakery));

    [Fact]
    public void A_community_needs_a_name() =>
        Given.Community().When(state => FoundCommunity.Decide(state, Command with { Name = " " }))
            .Then(new TextIsMissing("name"));

    [Fact]
    public void A_community_needs_a_purpose() =>
        Given.Community().When(state => FoundCommunity.Decide(state, Command with { Purpose = "" }))
            .Then(new TextIsMissing("purpose"));

    [Theory]
    [InlineData("Mars/Olympus")]
    [InlineData("europe/london")]
    [InlineData("UTC+01")]
    [InlineData("")]
    public void A_time_zone_that_the_IANA_database_does_not_name_is_refused(string zone) =>
        Given.Community().When(state => FoundCommunity.Decide(state, Command with { TimeZone = zone }))
            .Then(new TimeZoneIsUnknown(zone));
}
