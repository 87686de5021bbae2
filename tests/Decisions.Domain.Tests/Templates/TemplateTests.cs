using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Templates;

/// <summary>A community saves its ways to decide, and proposals begin with them.</summary>
public sealed class TemplateTests
{
    private static readonly SaveTemplate Spend = new(Spending, "Spending", "Anything over £500.", Ordinary, "What:\n\nWhat it costs:", VotingHours: 72, ReviewMonths: 6);
    private static readonly TemplateSaved Saved = new(Spending, "Spending", "Anything over £500.", Ordinary, "What:\n\nWhat it costs:", 72, 6);
    private static readonly Rule Adopted = Rule.Create(new RuleAdopted(Ordinary, YesNo));
    private static readonly Template Offered = Template.Create(Saved);
    private static readonly Template Retired = Offered.Apply(new TemplateRetired(Spending, null));

    [Fact]
    public void It_says_what_was_saved_last_without_needless_space()
    {
        SaveTemplate.Decide(null, Adopted, Spend with { Title = " Spending ", Text = "What:\r\n\r\nWhat it costs:" }).Events.ShouldBe([Saved]);
        SaveTemplate.Decide(Offered, Adopted, Spend).ShouldBe(Decision.Nothing);
        SaveTemplate.Decide(Offered, Adopted, Spend with { VotingHours = null, ReviewMonths = null, Text = " " }).Events
            .ShouldBe([Saved with { VotingHours = null, ReviewMonths = null, Text = null }]);
        Offered.Apply(Saved with { Title = "Buying" }).Says.Title.ShouldBe("Buying");
    }

    [Fact]
    public void Words_and_lengths_that_are_none_are_refused()
    {
        Refused(Spend with { Title = " " }).ShouldBe(new TextIsMissing("title"));
        Refused(Spend with { Purpose = "" }).ShouldBe(new TextIsMissing("purpose"));
        Refused(Spend with { Purpose = new string('x', TextRule.NoteLimit + 1) }).ShouldBeOfType<TextIsTooLong>();
        Refused(Spend with { Text = "What\u0000" }).ShouldBeOfType<TextHasControlCharacters>();
        Refused(Spend with { VotingHours = 0 }).ShouldBe(new NumberIsOutOfRange("votingHours", 0, 1, 366 * 24));
        Refused(Spend with { VotingHours = (366 * 24) + 1 }).ShouldBeOfType<NumberIsOutOfRange>();
        Refused(Spend with { ReviewMonths = 0 }).ShouldBe(new NumberIsOutOfRange("reviewMonths", 0, 1, 120));
        Refused(Spend with { ReviewMonths = 121 }).ShouldBeOfType<NumberIsOutOfRange>();

        static Rejection? Refused(SaveTemplate command) => SaveTemplate.Decide(null, Adopted, command).Rejection;
    }

    [Fact]
    public void It_goes_by_a_rule_that_decides_today()
    {
        SaveTemplate.Decide(null, null, Spend).Rejection.ShouldBe(new RuleIsUnknown(Ordinary));
        SaveTemplate.Decide(null, Rule.Fold(Adopted, new RuleRetired(Ordinary, null)), Spend).Rejection.ShouldBe(new RuleIsRetired(Ordinary));
    }

    [Fact]
    public void One_that_is_retired_is_neither_changed_nor_retired_again()
    {
        RetireTemplate.Decide(Offered, new RetireTemplate(Spending, "Nobody used it.")).Events.ShouldBe([new TemplateRetired(Spending, "Nobody used it.")]);
        RetireTemplate.Decide(Retired, new RetireTemplate(Spending)).ShouldBe(Decision.Nothing);
        RetireTemplate.Decide(null, new RetireTemplate(Spending)).Rejection.ShouldBe(new TemplateIsUnknown(Spending));
        RetireTemplate.Decide(Offered, new RetireTemplate(Spending, new string('x', TextRule.NoteLimit + 1))).Rejection.ShouldBeOfType<TextIsTooLong>();
        SaveTemplate.Decide(Retired, Adopted, Spend with { Title = "Buying" }).Rejection.ShouldBe(new TemplateIsRetired(Spending));
    }

    [Fact]
    public void A_proposal_begins_with_one_that_is_offered()
    {
        var draft = new DraftProposal(Oven, Ada, "An oven", "One.", []) { TemplateId = Spending };
        var begun = DraftProposal.Decide(null, draft, template: Offered).Events.ShouldHaveSingleItem().ShouldBeOfType<ProposalDrafted>();
        begun.TemplateId.ShouldBe(Spending);
        Proposal.Create(begun).TemplateId.ShouldBe(Spending);
        DraftProposal.Decide(null, draft).Rejection.ShouldBe(new TemplateIsUnknown(Spending));
        DraftProposal.Decide(null, draft, template: Retired).Rejection.ShouldBe(new TemplateIsRetired(Spending));
        DraftProposal.Decide(null, draft with { TemplateId = null }).Events.ShouldHaveSingleItem().ShouldBeOfType<ProposalDrafted>().TemplateId.ShouldBeNull();
    }

    [Theory]
    [InlineData(72, 6, "Voting is usually open for 3 days. The decision is usually looked at again after 6 months.")]
    [InlineData(1, null, "Voting is usually open for 1 hour.")]
    [InlineData(null, 1, "The decision is usually looked at again after 1 month.")]
    [InlineData(null, null, "")]
    public void How_long_things_usually_take_is_said_in_words(int? hours, int? months, string words) =>
        TemplateInWords.Of(Saved with { VotingHours = hours, ReviewMonths = months }).ShouldBe(words);
}
