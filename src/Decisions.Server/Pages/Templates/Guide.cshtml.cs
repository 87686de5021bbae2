using Decisions.Domain.Rules;
using Decisions.Domain.Templates;
using Decisions.Engine.Identity;
using Decisions.Engine.ReadModels.Rules;
using Decisions.Server.Pages.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Templates;

/// <summary>A few questions that lead to a fitting way to decide.</summary>
public sealed class GuideModel(PageServices services, RulesOf rules) : CommunityPage(services)
{
    public GuidePath Path { get; private set; } = Guide.Follow([]);

    /// <summary>The library's rule that fits, or null while there is more to ask.</summary>
    public LibraryRule? Fitting => Path.Fit is { Rule: { } key } ? RuleLibrary.Find(key) : null;

    /// <summary>The community's rule that says the same, whatever it is called; or null.</summary>
    public ListedRule? Adopted { get; private set; }

    public bool MayKeepTemplates => Permissions.ToKeepTemplates(Actor, Id) is null;

    public async Task OnGet([FromQuery] string[] a)
    {
        Path = Guide.Follow(a);
        if (Fitting is { } fitting)
            Adopted = (await rules.Ask(Id, retiredToo: false, Cancel)).Value.FirstOrDefault(rule => RuleTerms.Kept(fitting.Terms) with { Name = rule.Terms.Name } == rule.Terms);
    }

    /// <summary>The address with so many of the answers, and one more where one is given.</summary>
    public string Address(int answers, string? further = null)
    {
        var keys = Path.Asked.Take(answers).Select(asked => asked.Answer.Key).Concat(further is null ? [] : [further]).ToList();
        return $"{Home}/guide{(keys.Count == 0 ? "" : "?" + string.Join('&', keys.Select(key => $"a={key}")))}";
    }
}
