using System.Reflection;
using System.Text;
using System.Text.Json;
using Decisions.Domain.Ballots;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests;

public sealed class EventCatalogueTests
{
    private static readonly Type[] Events =
        [.. typeof(IDomainEvent).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IDomainEvent)) && !type.IsInterface)];

    public static TheoryData<Type> EventTypes => [.. Events];

    [Fact]
    public void Every_event_stands_in_the_catalogue() =>
        EventCatalogue.Current.Types.Values.OrderBy(type => type.Name).ShouldBe(Events.OrderBy(type => type.Name));

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_event_is_a_sealed_record(Type type)
    {
        type.IsSealed.ShouldBeTrue();
        type.GetMethod("<Clone>$").ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_event_has_an_approved_file(Type type) =>
        EventExamples.ByFile.ShouldContain(file =>
            file.Value.GetType() == type && file.Key.StartsWith($"{EventCatalogue.AliasOf(type)}.v", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void Every_event_is_folded_by_its_aggregate_as_Marten_would(Type type)
    {
        var aggregate = typeof(IDomainEvent).Assembly.GetTypes().Single(candidate =>
            candidate.GetMethod("Fold") is { } fold && fold.GetParameters()[1].ParameterType.IsAssignableFrom(type));
        MethodInfo?[] methods = [aggregate.GetMethod("Create", [type]), aggregate.GetMethod("Apply", [type])];
        methods.OfType<MethodInfo>().ShouldNotBeEmpty();
    }

    [Fact]
    public void No_aggregate_throws_on_an_event_of_its_stream()
    {
        Given.Community(Examples<ICommunityEvent>()).Known.Visibility.ShouldBe(Visibility.MembersOnly);
        Given.Member(Examples<IMemberEvent>()).Known.Standing.ShouldBe(Standing.Left);
        Given.Rule(Examples<IRuleEvent>()).Known.IsRetired.ShouldBeTrue();
        Given.Proposal(Examples<IProposalEvent>()).Known.IsWithdrawn.ShouldBeTrue();
        Given.Ballot(Examples<IBallotEvent>()).Known.Vote.ShouldBeNull();
        Given.Redaction(Examples<IRedactionEvent>()).Known.Index.ShouldBe(12);
        Given.Erasure(Examples<IErasureEvent>()).Known.MemberId.ShouldBe(Ada);
    }

    [Theory]
    [InlineData(typeof(BallotCast), "ballot_cast")]
    [InlineData(typeof(CommunityTimeZoneChanged), "community_time_zone_changed")]
    [InlineData(typeof(Round2Opened), "round_2_opened")]
    [InlineData(typeof(Step10Done), "step_10_done")]
    [InlineData(typeof(VotedABlock), "voted_a_block")]
    [InlineData(typeof(PDFAttached), "pdf_attached")]
    [InlineData(typeof(BallotCastV2), "ballot_cast_v2")]
    public void An_alias_is_what_Marten_makes_of_the_types_name(Type type, string alias) =>
        EventCatalogue.AliasOf(type).ShouldBe(alias);

    [Fact]
    public void An_alias_that_is_no_longer_written_is_read_as_todays_event()
    {
        var catalogue = new EventCatalogue([typeof(CommunityRenamed)], new Dictionary<string, EventCatalogue.Upcast>
        {
            ["community_called"] = stored => new CommunityRenamed(stored.GetProperty("called").GetString()!),
        });
        catalogue.Read("community_called", """{"called":"Corner Bakery"}"""u8).ShouldBe(new CommunityRenamed("Corner Bakery"));
        catalogue.Read("community_renamed", """{"name":"Corner Bakery"}"""u8).ShouldBe(new CommunityRenamed("Corner Bakery"));
        catalogue.Alias(new CommunityRenamed("Corner Bakery")).ShouldBe("community_renamed");
    }

    [Fact]
    public void An_alias_that_is_still_written_has_no_upcast() =>
        Should.Throw<ArgumentException>(() => new EventCatalogue([typeof(CommunityRenamed)],
            new Dictionary<string, EventCatalogue.Upcast> { ["community_renamed"] = _ => new CommunityRenamed("") }))
            .Message.ShouldContain("'community_renamed' is written today and cannot have an upcast.");

    [Fact]
    public void An_unknown_alias_says_what_to_do() =>
        Should.Throw<KeyNotFoundException>(() => EventCatalogue.Current.Read("proxy_inherited", "{}"u8)).Message.ShouldBe(
            "The event type 'proxy_inherited' is unknown: it was written by a newer version of Decisions. Start that version.");

    [Fact]
    public void A_property_that_a_newer_version_added_is_passed_over() =>
        EventCatalogue.Current.Read("community_renamed", """{"name":"Corner Bakery","since":"2026"}"""u8)
            .ShouldBe(new CommunityRenamed("Corner Bakery"));

    [Fact]
    public void An_optional_property_that_an_older_version_did_not_write_is_null() =>
        EventCatalogue.Current.Read("ballot_cast", Bytes(
            """{"roundId":"R","proposalId":"R","memberId":"R","revision":1,"choice":{"kind":"yesNo","answer":"no"},"reason":null,"channel":"web"}"""))
            .ShouldBeOfType<BallotCast>().Origin.ShouldBeNull();

    [Theory]
    [InlineData("member_joined", "{}")]
    [InlineData("member_joined", """{"memberId":"R"}""")]
    [InlineData("member_joined", """{"memberId":"R","channel":0}""")]
    [InlineData("member_joined", """{"memberId":"R","channel":"pigeon"}""")]
    [InlineData("member_joined", """{"memberId":"not a UUID","channel":"web"}""")]
    [InlineData("member_joined", """{"memberId":7,"channel":"web"}""")]
    [InlineData("community_renamed", """{"name":null}""")]
    [InlineData("community_renamed", "null")]
    [InlineData("community_renamed", "")]
    [InlineData("community_renamed", """{"name":"a"} {}""")]
    [InlineData("voting_extended", """{"proposalId":"R","roundId":"R","closesAt":"2026-11-21","reason":null}""")]
    [InlineData("voting_extended", """{"proposalId":"R","roundId":"R","closesAt":"9999-12-31T23:59:59-12:00","reason":null}""")]
    [InlineData("voting_extended", """{"proposalId":"R","roundId":"R","closesAt":1,"reason":null}""")]
    [InlineData("ballot_cast", """{"roundId":"R","proposalId":"R","memberId":"R","revision":1,"choice":{"answer":"yes"},"reason":null,"channel":"web"}""")]
    [InlineData("ballot_cast", """{"roundId":"R","proposalId":"R","memberId":"R","revision":1,"choice":{"kind":"approval"},"reason":null,"channel":"web"}""")]
    [InlineData("ballot_cast", """{"roundId":"R","proposalId":"R","memberId":"R","revision":1,"choice":{"kind":"ranked"},"reason":null,"channel":"web"}""")]
    [InlineData("ballot_cast", """{"roundId":"R","proposalId":"R","memberId":"R","revision":1,"choice":{"kind":"ranked","ranking":[null]},"reason":null,"channel":"web"}""")]
    [InlineData("ballot_cast", """{"roundId":"R","proposalId":"R","memberId":"R","revision":1,"choice":{"kind":"yesNo","answer":1},"reason":null,"channel":"web"}""")]
    public void A_payload_of_another_shape_is_a_fault_and_no_default(string alias, string stored) =>
        Should.Throw<JsonException>(() => EventCatalogue.Current.Read(alias, Bytes(stored)));

    private static TEvent[] Examples<TEvent>() => [.. EventExamples.ByFile.Values.OfType<TEvent>()];

    private static byte[] Bytes(string stored) => Encoding.UTF8.GetBytes(stored.Replace("\"R\"", $"\"{First}\""));

    private sealed record Round2Opened;

    private sealed record Step10Done;

    private sealed record VotedABlock;

    private sealed record PDFAttached;

    private sealed record BallotCastV2;
}
