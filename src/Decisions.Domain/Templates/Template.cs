using System.Diagnostics;

namespace Decisions.Domain.Templates;

/// <summary>One of a community's ways to decide, for proposals to begin with: as it was saved last.</summary>
public sealed record Template(TemplateSaved Says, bool IsRetired)
{
    public TemplateId Id => Says.TemplateId;

    public static Template Create(TemplateSaved e) => new(e, IsRetired: false);

    public Template Apply(TemplateSaved e) => this with { Says = e };

    public Template Apply(TemplateRetired _) => this with { IsRetired = true };

    public static Template Fold(Template? state, ITemplateEvent @event) => @event switch
    {
        TemplateSaved e => state is null ? Create(e) : state.Apply(e),
        TemplateRetired e => state!.Apply(e),
        _ => throw new UnreachableException($"{@event.GetType().Name} is not folded."),
    };
}
