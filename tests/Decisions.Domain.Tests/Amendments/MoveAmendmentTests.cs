using Decisions.Domain.Amendments;
using Decisions.Domain.Counting;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using NodaTime;
using static Decisions.Domain.Tests.Amendments.AmendmentsBefore;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Amendments;

public sealed class MoveAmendmentTests
{
    private static readonly MoveAmendment Command = new(
        Cheaper, Oven, Ben, 1, new Wording(" A new oven ", "We buy a used oven.", []), "It costs half as much.", null);

    [Fact]
    public void A_member_says_what_the_text_would_be() => Of(Drafted()).Then(Move(Command), Moved());

    [Fact]
    public void Voting_may_be_open() => Of(Drafted(), Opened()).Then(Move(Command), Moved());

    [Fact]
    public void A_text_of_which_notice_was_given_stands_once_voting_has_opened() =>
        Of(Drafted(), Opened() with { Confirmation = new ConfirmationPlan(After, After + Duration.FromDays(9), null) })
            .Refuses(Move(Command), new TextStandsAsNotified(Oven));

    [Fact]
    public void A_change_of_a_rule_is_not_amended() =>
        Of(Drafted() with { Change = new RuleChange(Ordinary, YesNo) }).Refuses(Move(Command), new RuleChangeHasNoAmendments(Oven));

    [Fact]
    public void Several_are_open_at_once() =>
        Of(Drafted(), Moved()).Then(Move(Command with { AmendmentId = Later, Wording = new("A new oven", "We buy two.", []) }),
            Moved(Later, "We buy two."));

    [Fact]
    public void An_amendment_can_be_amended() =>
        Of(Drafted(), Moved()).Then(Move(Deeper), Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper));

    [Fact]
    public void An_amendment_of_an_amendment_cannot() =>
        Of(Drafted(), Moved(), Moved(Sharper, "We buy a used oven, seen first.", amends: Cheaper))
            .Refuses(Move(Deeper with { AmendmentId = Later, Amends = Sharper }), new AmendmentIsTooDeep(Sharper));

    [Fact]
    public void An_amendment_that_is_withdrawn_cannot() =>
        Of(Drafted(), Moved(), new AmendmentWithdrawn(Cheaper, Oven, null))
            .Refuses(Move(Deeper), new AmendmentIsNotOpen(Cheaper, AmendmentStatus.Withdrawn));

    [Fact]
    public void It_is_of_the_text_as_it_stands() =>
        Of(Drafted(), new ProposalRevised(Oven, 2, "A new oven", "We buy an oven.", [], null))
            .Refuses(Move(Command), new AmendmentIsOutdated(Cheaper, 1, 2));

    [Fact]
    public void It_changes_something() =>
        Of(Drafted()).Refuses(Move(Command with { Wording = new("A new oven", "We buy a new oven.", []) }), new AmendmentChangesNothing(Cheaper));

    [Fact]
    public void It_is_written_as_a_proposal_is() =>
        Of(Drafted()).Refuses(Move(Command with { Wording = new("A new oven", " ", []) }), new TextIsMissing("text"));

    [Fact]
    public void A_decided_text_is_not_amended() =>
        Of(Drafted(), Opened(), Declared(Verdict.Carried)).Refuses(Move(Command), new ProposalIsDecided(Oven));

    [Fact]
    public void Nor_one_whose_voting_has_closed() =>
        Of(Drafted(), Opened()).Refuses(state => MoveAmendment.Decide(state, Command, After), new VotingHasClosed(Oven, Close));

    [Fact]
    public void Nor_a_withdrawn_one() =>
        Of(Drafted(), new ProposalWithdrawn(Oven, null)).Refuses(Move(Command), new ProposalIsWithdrawn(Oven));

    [Fact]
    public void Nor_the_vote_on_an_amendment() =>
        Of(Asked).Refuses(Move(Command with { ProposalId = Example.Question }), new QuestionHasNoAmendments(Example.Question));

    [Fact]
    public void Nor_an_unknown_one() => ((AmendmentsMoved?)null).Refuses(Move(Command), new ProposalIsUnknown(Oven));

    [Fact]
    public void It_has_an_id_of_its_own() => Of(Drafted(), Moved()).Refuses(Move(Command), new AmendmentExists(Cheaper));

    [Fact]
    public void Only_so_many_are_open_at_once() =>
        Of([Drafted(), .. Enumerable.Range(0, 50).Select(i => Moved(new AmendmentId(Id((byte)(0x40 + i))), $"We buy {i} ovens."))])
            .Refuses(Move(Command), new TooManyAmendments(50));

    private static MoveAmendment Deeper => Command with
    {
        AmendmentId = Sharper, Mover = Cem, Amends = Cheaper, Wording = new("A new oven", "We buy a used oven, seen first.", []),
    };

    private static Func<AmendmentsMoved?, Decision> Move(MoveAmendment command) => state => MoveAmendment.Decide(state, command, During);
}
