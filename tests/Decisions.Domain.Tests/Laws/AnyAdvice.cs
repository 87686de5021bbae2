using System.Collections.Immutable;
using Decisions.Domain.Advice;
using Decisions.Domain.Ballots;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Tests.Advice;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on the advice process of an oven, sensible or not.</summary>
internal static class AnyAdvice
{
    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben, Cem, AdviceExample.Dev);

    private static readonly Gen<string> Text = Gen.Elements("Gas.", "Electric.", " ", null!);

    private static readonly Step[] Start =
    [
        Make(new AdoptRule(Ordinary, AdviceExample.OnAdvice), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c, w.Rule)),
    ];

    /// <summary>Another than the proposer decides, hears two, answers and goes ahead.</summary>
    public static Step[] Decided { get; } =
    [
        .. Start, Name(Ben), Seek(Ben, [new Adviser(Ada, AdviserRole.Affected), new Adviser(Cem, AdviserRole.Expert)], Duration.FromMinutes(10)),
        Give(Ada, "Gas."), Give(Cem, null), Answer(Ada, Ben, "Yes."), Open, Cast(Ben, Yes) with { Wait = Duration.FromDays(2) }, AnyGathering.Declare,
    ];

    /// <summary>Any commands after a start.</summary>
    public static Arbitrary<Step[]> InARow { get; } = (
        from start in Gen.Frequency((1, Gen.Constant(Start)), (2, Gen.Choose(Start.Length, Decided.Length).Select(steps => Decided[..steps])))
        from rest in (
            from step in Gen.Frequency(
                (1, from who in Member select Name(who)),
                (2, from who in Member from one in Member from other in Member from minutes in Gen.Choose(-1, 30)
                    select Seek(who, [new Adviser(one, AdviserRole.Affected), new Adviser(other, AdviserRole.Expert)], Duration.FromMinutes(minutes))),
                (5, from who in Member from text in Text select Give(who, text)),
                (5, from who in Member from decider in Gen.Elements(Ada, Ben) from text in Text select Answer(who, decider, text)),
                (1, Gen.Constant(Make(Oven, (w, c) => ReviseProposal.Decide(w.Proposal, new ReviseProposal(c, "An oven", $"{w.Proposal?.Current.Text} So.", [], null), w.Now)) with { Wait = Duration.FromMinutes(1) })),
                (3, Gen.Constant(Open)), (2, Gen.Elements(Cast(Ada, Yes), Cast(Ben, No))), (1, Gen.Constant(AnyGathering.Declare)))
            from wait in Gen.Elements(Duration.Zero, Duration.Zero, Duration.FromMinutes(15))
            select step with { Wait = wait }).ListOf()
        select start.Concat(rest).ToArray()).Resize(40).ToArbitrary();

    private static Step Open => Make(new OpenVoting(Oven, First, Ordinary, Roll with { Eligible = 1 }, Close), (w, c) =>
        w.Proposal?.Latest is { Tally: null } ? Decision.Nothing : OpenVoting.Decide(w.Proposal, w.Rule, c with { Advice = w.Advice }, London, w.Now));

    private static Step Name(MemberId who) => Make(new NameDecider(Oven, who), (w, c) => NameDecider.Decide(w.Advice, w.Proposal, c, true, w.Now));

    private static Step Seek(MemberId decider, ImmutableArray<Adviser> advisers, Duration wait) => Make((Decider: decider, Advisers: advisers, For: wait), (w, c) => SeekAdvice.Decide(
        w.Advice, w.Proposal, w.Rule, new SeekAdvice(Oven, Ordinary, c.Decider, c.Advisers, w.Now + c.For, "Which?"), [Ada, Ben, Cem, AdviceExample.Dev], w.Now));

    private static Step Give(MemberId who, string? text) => Make((Who: who, Text: text), (w, c) =>
        GiveAdvice.Decide(w.Advice, w.Proposal, new GiveAdvice(Oven, c.Who, w.Proposal?.Current.Number ?? 1, c.Text), w.Now));

    private static Step Answer(MemberId adviser, MemberId decider, string text) => Make(new AnswerAdvice(Oven, adviser, decider, text), (w, c) =>
        AnswerAdvice.Decide(w.Advice, w.Proposal, c, w.Now));

    private static Step Cast(MemberId member, Choice choice) => Make((Member: member, Choice: choice), (w, c) => CastBallot.Decide(
        w.Proposal, w.BallotOf(c.Member), new CastBallot(Oven, c.Member, w.Proposal?.Latest?.Revision ?? 1, c.Choice, "I heard you.", Channel.Web),
        isOnRoll: w.Proposal?.Latest?.Terms.Franchise.Decider == c.Member, w.Now));
}
