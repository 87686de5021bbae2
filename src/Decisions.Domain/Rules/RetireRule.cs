namespace Decisions.Domain.Rules;

/// <summary>Retires a rule: it opens no further rounds.</summary>
public sealed record RetireRule(RuleId RuleId, string? Reason)
{
    public static Decision Decide(Rule? state, RetireRule command) =>
        TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : state is null ? new RuleIsUnknown(command.RuleId)
        : state.IsRetired ? Decision.Nothing
        : Decision.Of(new RuleRetired(command.RuleId, TextRule.NoteOrNull(command.Reason)));
}
