using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Ballots;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Proxies;

/// <summary>The fields by which a choice is made.</summary>
/// <param name="Legend">What is asked, where it is answered by yes or no.</param>
/// <param name="Prefix">Stands before the fields' names, where a form asks for several choices.</param>
public sealed record ChoiceFields(VotingMethod Method, Revision Revision, BallotForm Form, string Legend, string Prefix = "", bool IsRequired = true)
{
    /// <summary>The community's clock, by which dates are told beside their names where these say otherwise; null to tell the names alone.</summary>
    public CommunityTime? Times { get; init; }

    /// <summary>Whether one can abstain where one answers yes or no.</summary>
    public bool MayAbstain { get; init; } = true;
}
