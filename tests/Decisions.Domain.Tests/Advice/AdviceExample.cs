using Decisions.Domain.Advice;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Advice;

/// <summary>Ada decides on an oven, and asks Ben, who bakes with it, and Cem, who knows ovens.</summary>
internal static class AdviceExample
{
    public static readonly DecisionRule OnAdvice = RuleLibrary.Find("advice")!.Terms;

    public static readonly Rule ByAdvice = Rule.Fold(null, new RuleAdopted(Ordinary, OnAdvice))!;

    public static readonly MemberId Dev = new(Id(0xA4));

    public static readonly Instant Until = Close - Duration.FromMinutes(30);

    public static readonly AdviceSought Sought = new(
        Oven, Ordinary, Ada, [new Adviser(Ben, AdviserRole.Affected), new Adviser(Cem, AdviserRole.Expert)], Until, "Gas or electric?");

    public static readonly AdviceGiven BenAdvised = new(Oven, Ben, 1, "Electric: the flue is old.");

    public static readonly AdviceGiven CemHasNone = new(Oven, Cem, 1, null);

    public static readonly AdviceAnswered BenAnswered = new(Oven, Ben, Ada, "It will be electric.");

    public static Proposal Undecided => Given.Proposal(Example.Drafted()).Known;

    public static Given<AdviceProcess, IAdviceEvent> Process(params IAdviceEvent[] events) => new(AdviceProcess.Fold, events);

    public static VotingOpened OpenedForAda => Opened(OnAdvice.ForDecider(Ada)) with { Roll = Roll with { Eligible = 1 } };
}
