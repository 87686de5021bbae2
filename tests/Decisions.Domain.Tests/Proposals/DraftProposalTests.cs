using System.Collections.Immutable;
using Decisions.Domain.Proposals;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Proposals;

public sealed class DraftProposalTests
{
    private static readonly DraftProposal Command = new(Oven, Ada, "A new oven", "We buy a new oven.", []);

    [Fact]
    public void A_proposal_is_drafted_as_its_revision_1()
    {
        var proposal = Draft(Command with { Title = " A new oven " }).Then(Drafted());
        proposal.Current.Number.ShouldBe(1);
        proposal.StatusAt(During).ShouldBe(ProposalStatus.Draft);
    }

    [Fact]
    public void Options_keep_their_order_and_lose_the_blanks_around_their_names() =>
        Draft(Command with { Options = [new(Wood, " Wood"), new(Gas, "Gas ")] })
            .Then(Drafted(new Option(Wood, "Wood"), new Option(Gas, "Gas")));

    [Fact]
    public void A_list_of_options_that_is_left_out_is_an_empty_one() =>
        Draft(Command with { Options = default }).Then(Drafted());

    [Fact]
    public void A_proposal_id_is_used_once() =>
        Given.Proposal(Drafted()).When(state => DraftProposal.Decide(state, Command)).Then(new ProposalExists(Oven));

    [Fact]
    public void A_proposal_needs_a_title() => Draft(Command with { Title = "\u200B" }).Then(new TextIsMissing("title"));

    [Fact]
    public void A_proposal_needs_a_text() => Draft(Command with { Text = "\r\n" }).Then(new TextIsMissing("text"));

    [Fact]
    public void A_title_is_one_line() =>
        Draft(Command with { Title = "A\nB" }).Then(new TextHasControlCharacters("title", 2));

    [Fact]
    public void An_option_needs_a_name() =>
        Draft(Command with { Options = [new(Gas, "Gas"), new(Wood, "")] }).Then(new TextIsMissing("options"));

    [Fact]
    public void A_hole_among_the_options_is_an_option_without_a_name() =>
        Draft(Command with { Options = [null!] }).Then(new TextIsMissing("options"));

    [Fact]
    public void Options_differ_by_more_than_capitals_and_blanks() =>
        Draft(Command with { Options = [new(Gas, "Gas"), new(Wood, "gas ")] }).Then(new OptionIsNamedTwice("Gas"));

    [Fact]
    public void Options_have_ids_of_their_own() =>
        Draft(Command with { Options = [new(Gas, "Gas"), new(Gas, "Wood")] }).Then(new OptionIdIsUsedTwice(Gas));

    [Fact]
    public void Two_hundred_options_are_the_most()
    {
        ImmutableArray<Option> options =
            [.. Enumerable.Range(0, 201).Select(i => new Option(new OptionId(new Guid(i + 1, 0, 0, new byte[8])), $"Option {i}"))];
        Draft(Command with { Options = options }).Then(new TooManyOptions(201, 200));
        Draft(Command with { Options = options[..200] }).Then(Drafted(options[..200]));
    }

    private static When<Proposal, IProposalEvent> Draft(DraftProposal command) =>
        Given.Proposal().When(state => DraftProposal.Decide(state, command));
}
