using System.Collections.Immutable;
using System.Globalization;
using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Rules;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Templates;

/// <summary>A template as its form holds it.</summary>
/// <param name="Days">How many days voting is open as a rule, as typed.</param>
/// <param name="Months">After how many months a decision is looked at again, as typed.</param>
public sealed record TemplateForm(string Title, string Purpose, string Rule, string Text, string Days, string Months)
{
    public static TemplateForm Empty { get; } = new("", "", "", "", "", "");

    /// <summary>The rules that it can go by.</summary>
    public ImmutableArray<ListedRule> Rules { get; init; } = [];

    public static TemplateForm Of(TemplateSaved says) => new(
        says.Title, says.Purpose, says.RuleId.ToString(), says.Text ?? "",
        says.VotingHours is { } hours ? (hours / 24m).ToString("0.##", CultureInfo.InvariantCulture) : "",
        says.ReviewMonths?.ToString(CultureInfo.InvariantCulture) ?? "");

    public static TemplateForm Read(IFormCollection form) => new(
        form["title"].ToString(), form["purpose"].ToString(), form["rule"].ToString(), form["text"].ToString(), form["days"].ToString(), form["months"].ToString());

    /// <param name="before">What the template says, where it says something: a length that was given in hours and not touched stays.</param>
    public (SaveTemplate? Command, Rejection? Rejection) ToCommand(TemplateId id, TemplateSaved? before)
    {
        if (!Guid.TryParse(Rule, out var rule))
            return (null, new RuleIsNotChosen());
        var (months, badMonths) = Typed.Number("months", Months);
        var isKept = before is not null && Days == Of(before).Days;
        var (days, badDays) = isKept ? (null, null) : Typed.Number("days", Days);
        return (badDays ?? badMonths) is { } unreadable
            ? (null, unreadable)
            : (new SaveTemplate(id, Title, Purpose, new RuleId(rule), Text, isKept ? before!.VotingHours : HoursOf(days), months), null);
    }

    /// <summary>More days than fit are more than is allowed, too.</summary>
    private static int? HoursOf(int? days) => days is { } given ? (int)Math.Min(given * 24L, int.MaxValue) : null;
}
