using Decisions.Domain;
using Decisions.Domain.Amendments;
using Decisions.Domain.Rules;

namespace Decisions.Server.Pages.Words;

/// <summary>A refusal as a page says it: with a field by its label there, where the API has its name.</summary>
public static class RefusalInWords
{
    /// <param name="page">The page as its route has it: '/Rules/Adopt'.</param>
    /// <param name="form">Which form of the page was sent, where it has several.</param>
    public static string Of(Rejection refusal, string page, string? form = null)
    {
        return refusal switch
        {
            TextIsMissing { Field: var field } when Label(field) is { } label => $"Please fill in “{label}”.",
            TextIsTooLong { Field: var field } it when Label(field) is { } label =>
                $"“{label}” has {it.Length} characters; {it.Limit} is the most. Please shorten it.",
            TextHasControlCharacters { Field: var field } it when Label(field) is { } label =>
                $"“{label}” holds a character that cannot be shown, at position {it.Position}. Please remove it.",
            NumberIsOutOfRange { Field: var field } it when Label(field) is { } label =>
                $"“{label}” is {it.Value}; it can be from {it.Least} to {it.Most}.",
            FractionIsNotProper { Field: var field } it when Label(field) is { } label =>
                $"“{label}” is {it.Numerator}/{it.Denominator}, which is not a share from 0 to 1 with a denominator from 1 to {Fraction.MaxDenominator}.",
            AmendmentChangesNothing when page == "/Amendments/Move" => "This is what the text says already. Change something in it first.",
            _ => refusal.Reason,
        };

        string? Label(string field) => FieldInWords.Of(field, page, form);
    }
}
