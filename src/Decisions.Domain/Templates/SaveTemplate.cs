using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Templates;

/// <summary>Saves one of a community's ways to decide, for proposals to begin with.</summary>
/// <param name="Text">What a proposal of it begins with, or null.</param>
/// <param name="VotingHours">How many hours voting is open as a rule, or null.</param>
/// <param name="ReviewMonths">After how many months such a decision is looked at again as a rule, or null.</param>
public sealed record SaveTemplate(
    TemplateId TemplateId, string Title, string Purpose, RuleId RuleId, string? Text = null, int? VotingHours = null, int? ReviewMonths = null)
{
    /// <summary>A year and a day.</summary>
    public const int MostHours = 366 * 24;

    public const int MostMonths = 120;

    /// <param name="rule">The rule that it would go by.</param>
    public static Decision Decide(Template? state, Rule? rule, SaveTemplate command)
    {
        if (state is { IsRetired: true })
            return new TemplateIsRetired(state.Id);
        if (Check(command) is { } unfit)
            return unfit;
        if (rule is null)
            return new RuleIsUnknown(command.RuleId);
        if (rule.IsRetired)
            return new RuleIsRetired(rule.Id);
        var text = TextRule.NoteOrNull(command.Text) is { } outline ? ProposalText.Kept(outline) : null;
        var saved = new TemplateSaved(
            command.TemplateId, command.Title.Trim(), ProposalText.Kept(command.Purpose), command.RuleId, text, command.VotingHours, command.ReviewMonths);
        return state?.Says == saved ? Decision.Nothing : Decision.Of(saved);
    }

    private static Rejection? Check(SaveTemplate command) =>
        TextRule.Line("title", command.Title) ?? TextRule.Text("purpose", command.Purpose, TextRule.NoteLimit) ?? TextRule.Note("text", command.Text)
        ?? Number("votingHours", command.VotingHours, MostHours) ?? Number("reviewMonths", command.ReviewMonths, MostMonths);

    private static NumberIsOutOfRange? Number(string field, int? given, int most) =>
        given is { } number && (number < 1 || number > most) ? new NumberIsOutOfRange(field, number, 1, most) : null;
}
