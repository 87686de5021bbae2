using System.Text.Json.Nodes;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Server.Tests.Api.Running;

/// <summary>Decisions with notice, with a second vote, or on a rule, as tests of them begin.</summary>
public static class FormalDecisions
{
    public static void Noticed(JsonObject terms)
    {
        (terms["mayCloseEarly"], terms["mayExtend"]) = (false, false);
        terms["notice"] = JsonNode.Parse("""{ "clearDays": 14, "shortNotice": { "numerator": 1, "denominator": 2 } }""");
    }

    public static void Confirmed(JsonObject terms)
    {
        (terms["mayCloseEarly"], terms["mayExtend"]) = (false, false);
        terms["confirming"] = JsonNode.Parse("""
            { "threshold": { "fraction": { "numerator": 1, "denominator": 2 }, "comparator": "moreThan", "base": "cast" },
              "earliest": { "count": 14, "unit": "days" }, "latest": { "count": 1, "unit": "months" } }
            """);
    }

    public static void Entrenched(JsonObject terms) => terms["entrenched"] = JsonNode.Parse("""{ "under": null }""");

    /// <summary>A proposal to give a rule other terms, or with none to retire it, that is carried under that rule.</summary>
    public static async Task<Guid> CarriedChange(TestCommunity here, Guid rule, JsonObject? terms)
    {
        var change = new JsonObject { ["ruleId"] = rule, ["terms"] = terms };
        var body = new JsonObject { ["title"] = "Other rules", ["text"] = "As they stand here.", ["change"] = change };
        var proposal = (await here[0].Post("proposals", body)).Ok().Id;
        await here.Open(proposal, rule, TimeSpan.FromHours(1));
        (await TestCommunity.Cast(here[0], proposal, "yes")).Ok();
        await here.Decide(proposal);
        return proposal;
    }

    /// <summary>
    /// A proposal that was carried weeks ago and may be confirmed since an hour: written as the log would have it, since no test
    /// waits so long.
    /// </summary>
    /// <param name="opensIn">After how long Decisions is to open the second vote by itself; null where nobody has said.</param>
    public static async Task<Guid> ToBeConfirmed(ApiServer server, TestCommunity here, Duration? opensIn = null)
    {
        var (rule, proposal) = (await here.Adopt(Confirmed), new ProposalId(await here.Draft()));
        var engine = await server.Get<DecisionsEngine>();
        var community = new CommunityId(here.Id);
        var terms = (await engine.Streams.Rule(community, new RuleId(rule), CancellationToken.None)).State!.Terms;
        var head = await engine.Store.Head(here.Id);
        var roll = await (await server.Get<IElectoralRolls>()).Draw(community, head.NextIndex, terms.Franchise, head.Now, CancellationToken.None);
        var (round, now) = (new RoundId(Guid.CreateVersion7()), Round(head.Now));
        var stated = opensIn is { } wait ? new StatedVote(now + wait, now + Duration.FromHours(1)) : null;
        var plan = new ConfirmationPlan(now - Duration.FromHours(1), now + Duration.FromDays(90), stated);
        var tally = new YesNoTally(
            roll.Eligible, 2, 0, true, 0, true, Verdict.Carried, 2, 0, 0, Threshold.SimpleMajority, Base: 2, ThresholdMet: true);
        var done = await engine.Commands.Run(
            new CommandContext(community, Actor.System, Guid.CreateVersion7(), Channel.System),
            _ => Task.FromResult(new Plan(
                Streams.Of(proposal), Streams.ProposalType, 1,
                Decision.Of(
                    new VotingOpened(
                        proposal, round, 1, 1, new RuleId(rule), 1, terms, roll, now - Duration.FromDays(20), Confirms: null, plan),
                    new ResultDeclared(proposal, round, tally, head.NextIndex)))),
            CancellationToken.None);
        done.ShouldBeOfType<Done>();
        return proposal.Value;
    }

    private static Instant Round(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
