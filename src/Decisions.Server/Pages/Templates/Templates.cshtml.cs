using System.Collections.Immutable;
using Decisions.Domain.Rules;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Engine.Templates;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Templates;

/// <summary>The ways to decide that a community has saved.</summary>
public sealed class TemplatesModel(PageServices services, TemplateReading templates, RulesOf rules) : CommunityPage(services)
{
    public ImmutableArray<ReadTemplate> All { get; private set; } = [];

    /// <summary>The rules that they go by, retired ones too.</summary>
    public IReadOnlyDictionary<RuleId, ListedRule> Rules { get; private set; } = ImmutableDictionary<RuleId, ListedRule>.Empty;

    public bool MayKeepTemplates => Permissions.ToKeepTemplates(Actor, Id) is null;

    public async Task OnGet()
    {
        All = await templates.All(Id, Cancel);
        Rules = (await rules.Ask(Id, retiredToo: true, Cancel)).Value.ToDictionary(rule => rule.Id);
    }
}
