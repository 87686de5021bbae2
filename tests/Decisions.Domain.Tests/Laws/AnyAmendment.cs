using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Any command on an amendment, with what follows of itself in the same step.</summary>
internal static class AnyAmendment
{
    private static readonly Gen<AmendmentId> Which = Gen.Elements(Cheaper, Cheaper, Later, Sharper);
    private static readonly Gen<MemberId> Member = Gen.Elements(Ada, Ben, Cem);
    private static readonly Gen<string> Text = Gen.Elements("One used.", "Two.", "One. Or two.", "One.", "", "One\r\nused.", "Later one.");

    /// <summary>A proposal with an amendment that is seconded, before voting opens or after.</summary>
    public static Step[] OnTheWay { get; } =
    [
        Make(new AdoptRule(Ordinary, YesNo), (w, c) => AdoptRule.Decide(w.Rule, c)),
        Make(new DraftProposal(Oven, Ada, "An oven", "One.", []), (w, c) => DraftProposal.Decide(w.Proposal, c)),
        Move(Cheaper, 1, "One used.", null),
        Move(Later, 1, "Later one.", null),
        Make(new SecondAmendment(Cheaper, Cem), (w, c) => SecondAmendment.Decide(w.Moved, c, w.Now)),
        Move(Sharper, 1, "One used, seen first.", Cheaper),
    ];

    /// <summary>The same with the amendment put, and lost.</summary>
    public static Step[] Lost { get; } =
    [
        .. OnTheWay,
        Make(new PutAmendment(Cheaper, Question), (w, c) => PutAmendment.Decide(w.Moved, c, w.Now)),
        Make(new DecideAmendment(Cheaper, Second), (w, c) => DecideAmendment.Decide(w.Moved, Decided(Verdict.Lost), c, w.Now)),
    ];

    /// <summary>The same with the amendment put, and carried: the others are of a text that is no more.</summary>
    public static Step[] Carried { get; } =
    [
        .. OnTheWay,
        Make(new PutAmendment(Cheaper, Question), (w, c) => PutAmendment.Decide(w.Moved, c, w.Now)),
        Make(new DecideAmendment(Cheaper, Second), (w, c) => Followed(w, DecideAmendment.Decide(w.Moved, Decided(Verdict.Carried), c, w.Now), c.AmendmentId)),
    ];

    public static Gen<Step> Command { get; } = Gen.Frequency(
        (3, from id in Which from @base in Gen.Choose(1, 2) from text in Text from deep in Gen.Elements<AmendmentId?>(null, null, Cheaper)
            select Move(id, @base, text, id == Sharper ? Cheaper : deep)),
        (4, from id in Which from member in Member
            select Make(new SecondAmendment(id, member), (w, c) => SecondAmendment.Decide(w.Moved, c, w.Now))),
        (2, from id in Which from member in Gen.Elements(Ada, Ben)
            select Make(new AcceptAmendment(id, member), (w, c) => Followed(w, AcceptAmendment.Decide(w.Moved, c, w.Now), c.AmendmentId))),
        (4, from id in Which select Make(new PutAmendment(id, Question), (w, c) => PutAmendment.Decide(w.Moved, c, w.Now))),
        (4, from id in Which from verdict in Gen.Elements(Verdict.Carried, Verdict.Carried, Verdict.Lost, Verdict.NoQuorum) from round in Gen.Elements(First, Second, new RoundId(Id(0xE4)), new RoundId(Id(0xE5)))
            select Make((Command: new DecideAmendment(id, round), Verdict: verdict), (w, c) => Followed(
                w, DecideAmendment.Decide(w.Moved, Decided(c.Verdict), c.Command, w.Now), c.Command.AmendmentId))),
        (1, from id in Which select Make(new WithdrawAmendment(id, null), (w, c) => WithdrawAmendment.Decide(w.Moved, c, w.Now))),
        (2, from id in Which from @base in Gen.Choose(1, 3) from text in Text
            select Make(new RebaseAmendment(id, @base, new Wording("An oven", text, [])), (w, c) => RebaseAmendment.Decide(w.Moved, c, w.Now))),
        (1, from order in Gen.Elements<ImmutableArray<AmendmentId>>([], default, [Later, Cheaper], [Later, Later])
            select Make(new OrderAmendments(Oven, order), (w, c) => OrderAmendments.Decide(w.Moved, c, w.Now))),
        (2, from id in Which select Make(new ProposeAnew(id, Anew), (w, c) => ProposeAnew.Decide(w.Moved, c))));

    private static Step Move(AmendmentId id, int @base, string text, AmendmentId? amends) => Make(
        new MoveAmendment(id, Oven, id == Sharper ? Cem : Ben, @base, new Wording("An oven", text, []), null, amends),
        (w, c) => MoveAmendment.Decide(w.Moved, c, w.Now));

    /// <summary>The events with what an accepted or carried amendment brings with it.</summary>
    private static Decision Followed(World world, Decision decision, AmendmentId id)
    {
        if (decision.Events.IsEmpty)
            return decision;
        var amendment = world.Moved!.Find(id)!;
        List<IDomainEvent> events = [.. decision.Events];
        if (events[0] is AmendmentAccepted && MadeAmendment.Revision(world.Moved, amendment) is { } revised)
            events.Add(revised);
        if (events[0] is not AmendmentLost && MadeAmendment.Rewording(world.Moved, amendment) is { } reworded)
            events.Add(reworded);
        var after = events.Aggregate(world, (w, e) => w.Apply(e));
        return Decision.Of([.. events, .. RebaseAmendment.Following(after.Moved!)]);
    }

    private static Proposal Decided(Verdict verdict) => Given.Proposal(
        Asked, Opened(round: Second) with { ProposalId = Question }, Declared(verdict, Second) with { ProposalId = Question }).Known;
}
