namespace Decisions.Domain.Templates;

public sealed record TemplateIsUnknown(TemplateId TemplateId) : Rejection(
    RejectionKind.NotFound, "template-is-unknown", "This community has no such template.");

public sealed record TemplateIsRetired(TemplateId TemplateId) : Rejection(
    RejectionKind.Conflict, "template-is-retired", "This template is not offered any more. Choose another, or begin without one.");
