using Decisions.Domain.Circles;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Selections;
using FsCheck;
using FsCheck.Fluent;

namespace Decisions.Domain.Tests.Laws;

/// <summary>What holds in every selection, tried on a thousand of them from a fixed seed.</summary>
public sealed class SelectionLaws
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure
        .WithMaxTest(1_500).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 93), null));

    [Fact]
    public void No_role_is_filled_by_a_selection_without_consent_to_exactly_that_nominee()
    {
        var (filled, notFilled) = (0, 0);
        Always((before, after, events) =>
        {
            notFilled += events.OfType<SelectionCarried>().Count(e => e.NotFilled is not null);
            return events.OfType<CircleRoleFilled>().Where(e => e.SelectionId is not null).All(e =>
            {
                filled++;
                return events[0] is ResultDeclared { Tally: PositionTally { Verdict: Verdict.Carried } } declared
                    && before.Proposal!.Fills is { } fills && fills == new RoleFilling(e.SelectionId!.Value, e.Role, e.Name, e.MemberId, e.From, e.Until)
                    && before.Selection!.Proposed[^1] is { Carried: null } proposed && proposed.MemberId == e.MemberId && proposed.ProposalId == declared.ProposalId
                    && after.MembersOf(e.CircleId)!.In.ContainsKey(e.MemberId) && after.Selection!.IsFilled;
            });
        });
        filled.ShouldBeGreaterThan(50, "or the law holds because no role is ever filled");
        notFilled.ShouldBePositive("some were consented to who had gone");
    }

    [Fact]
    public void Only_consent_decides_whom_a_proposal_fills_a_role_with() => Always((_, after, _) =>
        after.Proposal is not { Fills: not null } proposal || proposal.Rounds.All(round => round.Terms.Method is PositionMethod));

    [Fact]
    public void Nobody_answers_a_nomination_before_all_are_shown_and_what_is_shown_stays_so()
    {
        var shown = 0;
        Always((before, after, events) =>
        {
            shown += events.OfType<NominationChanged>().Count();
            var wasShown = before.Selection?.ShowsAt(before.Now) == true;
            return events.OfType<ISelectionEvent>().All(e => e is SelectionBegun or SelectionEnded || (e is NominationMade ? !wasShown : wasShown))
                && (!wasShown || after.Selection!.ShowsAt(after.Now));
        });
        shown.ShouldBePositive("or the law holds because nobody ever changes theirs");
    }

    [Fact]
    public void Only_whom_a_member_of_the_circle_nominates_is_proposed() => Always((before, _, events) =>
        events.OfType<NomineeProposed>().All(e => before.Selection is { } state && before.MembersOf(e.CircleId) is { } circle
            && circle.In.ContainsKey(e.Nominee) && state.Said.Members.Any(member => circle.In.ContainsKey(member) && state.Of(member)?.Nominee == e.Nominee)));

    private static void Always(Func<World, World, IReadOnlyList<IDomainEvent>, bool> law) => Prop.ForAll(AnySelection.InARow, steps =>
    {
        var world = World.Empty;
        return steps.All(step =>
        {
            var (before, events) = (world, step.Decide(world).Events);
            world = events.Aggregate(world, (w, e) => w.Apply(e));
            var holds = law(before, world, events);
            world = world with { Now = world.Now + step.Wait };
            return holds;
        });
    }).Check(Fixed);
}
