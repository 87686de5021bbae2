namespace Decisions.Domain.Templates;

/// <summary>Offers a template no more.</summary>
public sealed record RetireTemplate(TemplateId TemplateId, string? Reason = null)
{
    public static Decision Decide(Template? state, RetireTemplate command) =>
        TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : state is null ? new TemplateIsUnknown(command.TemplateId)
        : state.IsRetired ? Decision.Nothing
        : Decision.Of(new TemplateRetired(command.TemplateId, TextRule.NoteOrNull(command.Reason)));
}
