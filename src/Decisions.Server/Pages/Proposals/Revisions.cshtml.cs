using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Differences;
using Decisions.Domain.Proposals;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Proposals;

/// <summary>Every revision of a proposal's text, and what changed between any two.</summary>
public sealed class RevisionsModel(PageServices services) : DecisionPage(services)
{
    public Revision From { get; private set; } = null!;

    public Revision To { get; private set; } = null!;

    /// <summary>Only what differs, under the name of what it is.</summary>
    public ImmutableArray<(string Heading, ImmutableArray<Run> Runs)> Differences { get; private set; } = [];

    public void OnGet([FromQuery] int? from, [FromQuery] int? to)
    {
        var last = Proposal.Revisions.Length;
        To = Proposal.Revisions[Math.Clamp(to ?? last, 1, last) - 1];
        From = Proposal.Revisions[Math.Clamp(from ?? To.Number - 1, 1, last) - 1];
        Differences = DifferenceInWords.Of(Wording.Of(From), Wording.Of(To));
    }
}
