using System.Collections.Immutable;
using Decisions.Domain.Amendments;
using Decisions.Domain.Circles;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Domain.Topics;

namespace Decisions.Domain.Proposals;

/// <summary>Drafts a proposal: its first revision.</summary>
public sealed record DraftProposal(
    ProposalId ProposalId, MemberId Proposer, string Title, string Text, ImmutableArray<Option> Options)
{
    /// <summary>What it would make of a decision rule, or null.</summary>
    public RuleChange? Change { get; init; }

    /// <summary>The amendment that the vote on it decides, or null. Set by who puts amendments, not by who drafts.</summary>
    public AmendmentName? Puts { get; init; }

    /// <summary>The lost amendment that it is made of, or null.</summary>
    public AmendmentName? Follows { get; init; }

    /// <summary>The topic that it is of, or null. What comes of an amendment has the topic of what would be amended.</summary>
    public string? Topic { get; init; }

    /// <summary>The template that it begins with, or null.</summary>
    public TemplateId? TemplateId { get; init; }

    /// <summary>The circle that decides it, or null for the whole community. What comes of an amendment is with the circle of what would be amended.</summary>
    public CircleId? Circle { get; init; }

    /// <summary>Whether members may add options until notice is given of the vote, or it opens.</summary>
    public bool AsksForIdeas { get; init; }

    /// <param name="changed">The rule that it would change, where it would change one.</param>
    /// <param name="topics">The community's; default where it has named none.</param>
    /// <param name="template">The template that it would begin with, where it would with one.</param>
    /// <param name="chosen">The circle that is to decide it, as it stands.</param>
    public static Decision Decide(
        Proposal? state, DraftProposal command, Rule? changed = null, ImmutableArray<string> topics = default, Template? template = null, ChosenCircle? chosen = null) =>
        state is not null ? new ProposalExists(command.ProposalId)
        : ProposalText.Check(command.Title, command.Text, command.Options) is { } rejection ? rejection
        : CheckChange(command, changed) is { } unfit ? unfit
        : command is { Puts: null, Follows: null } && ChooseTopic.Check(command.Topic, topics) is { } unknown ? unknown
        : command.TemplateId is { } begins && CheckTemplate(begins, template) is { } notOffered ? notOffered
        : command is { Puts: null, Follows: null } && CircleGate.Choosable(command.Circle, chosen) is { } unchoosable ? unchoosable
        : Decision.Of(new ProposalDrafted(
            command.ProposalId, command.Proposer, command.Title.Trim(), ProposalText.Kept(command.Text),
            ProposalText.Kept(command.Options),
            command.Change is { Terms: { } terms } change ? change with { Terms = RuleTerms.Kept(terms) } : command.Change,
            command.Puts, command.Follows, command.Topic, command.TemplateId, command.Circle, command.AsksForIdeas));

    private static Rejection? CheckTemplate(TemplateId begins, Template? template) =>
        template is null ? new TemplateIsUnknown(begins) : template.IsRetired ? new TemplateIsRetired(begins) : null;

    private static Rejection? CheckChange(DraftProposal command, Rule? changed) =>
        command.Change is not { } change ? null
        : command.Circle is not null ? new RuleIsForAll(change.RuleId)
        : !command.Options.IsDefaultOrEmpty || command.AsksForIdeas ? new RuleChangeHasOptions()
        : changed is null ? new RuleIsUnknown(change.RuleId)
        : changed.IsRetired ? new RuleIsRetired(change.RuleId)
        : change.Terms is { } terms ? RuleTerms.Check(terms)
        : null;
}
