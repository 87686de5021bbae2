using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.ConsentRounds;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.ConsentRounds;

public sealed record ChangedTextIsNotUsed() : Rejection(
    RejectionKind.Invalid, "changed-text-is-not-used",
    "You have changed the text, and chosen a way that leaves it as it is. Choose to change it or to put another proposal in its place, or leave the text as it was.");

public sealed record UntilIsNotUsed() : Rejection(
    RejectionKind.Invalid, "until-is-not-used", "You have said until when it waits, and chosen a way in which it goes on at once. Leave the time empty, or choose another way.");

/// <summary>What is done about objections, as its form holds it.</summary>
internal static class ResolutionForm
{
    /// <summary>The command, or what cannot be read of it. The engine names its next pass and its meeting.</summary>
    public static (ResolveObjections? Command, Rejection? Rejection) Read(IFormCollection form, Proposal proposal, CommunityTime times)
    {
        ImmutableArray<MemberId> objectors = [.. form["objector"].Where(id => Guid.TryParse(id, out _)).Select(id => new MemberId(Guid.Parse(id!)))];
        if (!Words<Resolution>.TryParse(form["way"], out var way))
            return (null, new ChoiceIsMissing("What is done?"));
        var (title, text) = (form["title"].ToString().Trim(), form["changed"].ToString().ReplaceLineEndings("\n"));
        var changes = way is Resolution.Amend or Resolution.Replace;
        if (!changes && (title != proposal.Current.Title || text.Trim() != proposal.Current.Text.Trim()))
            return (null, new ChangedTextIsNotUsed());
        var (until, unreadable) = form["until"].ToString().Length == 0 ? (null, null) : times.Read(form["until"]);
        if (unreadable is not null)
            return (null, unreadable);
        if (until is not null && way is (Resolution.Amend or Resolution.Replace or Resolution.Monitor))
            return (null, new UntilIsNotUsed());
        return (new ResolveObjections(proposal.Id, objectors, way, form["text"].ToString(), default)
        {
            Changed = changes ? new ResolvedText(title, text) : null,
            Owner = Guid.TryParse(form["owner"], out var owner) ? new MemberId(owner) : null,
            Until = until,
        }, null);
    }
}
