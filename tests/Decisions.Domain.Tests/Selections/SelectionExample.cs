using System.Collections.Immutable;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;
using Decisions.Domain.Tests.Circles;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Selections;

/// <summary>Three bakers choose together who facilitates them.</summary>
internal static class SelectionExample
{
    public static readonly SelectionId Facilitating = new(Id(0x64));

    public static readonly MemberId Dev = new(Id(0xA4));

    public static readonly LocalDate Today = CircleBefore.Today;

    public static readonly Instant NominateUntil = During + Duration.FromDays(2);

    public static readonly Instant ChangeUntil = During + Duration.FromDays(4);

    public static readonly SelectionBegun Begun = new(
        Bakers, Facilitating, CircleRole.Facilitator, null, Today.PlusDays(10), Today.PlusDays(374), "Somebody who listens, and ends on time.", [Ada, Ben, Cem],
        NominateUntil, ChangeUntil);

    public static readonly NominationMade AdaForBen = new(Bakers, Facilitating, Ada, Ben, "He asks before he answers.");

    public static readonly NominationMade BenForAda = new(Bakers, Facilitating, Ben, Ada, "She knows everyone.");

    public static readonly NominationMade CemForNobody = new(Bakers, Facilitating, Cem, null, null);

    public static readonly NominationChanged BenForHimself = new(Bakers, Facilitating, Ben, Ben, "I have the time, now that I have heard you.");

    public static readonly NomineeProposed BenProposed = new(Bakers, Facilitating, Oven, Ben, "He has the time and asks before he answers.");

    public static readonly SelectionCarried Carried = new(Bakers, Facilitating, Oven, NotFilled: null);

    public static readonly CircleRoleFilled BenFills = new(
        Bakers, CircleRole.Facilitator, null, Ben, Begun.From, Begun.Until, SelectionId: Facilitating);

    public static readonly ISelectionEvent[] AllSaid = [Begun, AdaForBen, BenForAda, CemForNobody];

    public static readonly ISelectionEvent[] Heard =
        [.. AllSaid, BenForHimself, new NominationKept(Bakers, Facilitating, Ada), new NominationKept(Bakers, Facilitating, Cem)];

    public static CircleBefore ThreeBakers => CircleBefore.With([Ada, Ben, Cem]);

    public static Proposal Proposed => Proposal.Create(ProposeNominee.Draft(ThreeBakers.Tree.Find(Bakers)!, In(Heard).State!, BenProposed, Ada));

    /// <summary>The selection as these events leave it, among three bakers.</summary>
    public static SelectionIn In(params ISelectionEvent[] events) => In(ThreeBakers, null, events);

    public static SelectionIn In(CircleBefore circle, Proposal? latest, params ISelectionEvent[] events) =>
        new(circle.Tree, circle.Members, events.Aggregate(default(Selection), Selection.Fold), latest);

    public static Member Joined(MemberId id) => new(id, Standing.Joined);
}
