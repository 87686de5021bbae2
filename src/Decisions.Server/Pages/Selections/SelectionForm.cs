using Decisions.Domain;
using Decisions.Domain.Circles;
using Decisions.Domain.Selections;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Pages.Selections;

/// <summary>What a selection begins with, as it is typed.</summary>
public sealed record SelectionForm(string Role, string Name, string Purpose, string From, string Until, string NominateUntil, string ChangeUntil)
{
    /// <summary>What a form proposes: a year from today, and some days for each step.</summary>
    public static SelectionForm Proposed(CommunityTime times, LocalDate today, string? role, string? name) => new(
        role ?? "facilitator", name ?? "", "", times.ToTypedDay(today), times.ToTypedDay(today.PlusYears(1).PlusDays(-1)), times.Evening(3), times.Evening(6));

    public static SelectionForm Read(IFormCollection form) => new(
        $"{form["role"]}", $"{form["name"]}", $"{form["purpose"]}", $"{form["from"]}", $"{form["until"]}", $"{form["nominateUntil"]}", $"{form["changeUntil"]}");

    public (BeginSelection? Command, Rejection? Unfit) Command(CircleId circle, SelectionId id, CommunityTime times)
    {
        var (from, noFrom) = times.ReadDay(From);
        var (until, noUntil) = times.ReadDay(Until);
        var (nominate, noNominate) = times.Read(NominateUntil);
        var (change, noChange) = times.Read(ChangeUntil);
        if ((noFrom ?? noUntil ?? noNominate ?? noChange) is { } unfit)
            return (null, unfit);
        // A word that the form does not send is a role of the circle's own, which then has no name.
        var role = Words<CircleRole>.TryParse(Role, out var known) ? known : CircleRole.Own;
        return (new BeginSelection(
            circle, id, role, string.IsNullOrWhiteSpace(Name) ? null : Name, from!.Value, until!.Value, Purpose, nominate!.Value, change!.Value), null);
    }
}
