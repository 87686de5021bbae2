namespace Decisions.Domain.Rules;

/// <summary>Retires a rule: it opens no further rounds.</summary>
public sealed record RetireRule(RuleId RuleId, string? Reason)
{
    /// <param name="mandate">The decision that it rests on: an entrenched rule needs one.</param>
    public static Decision Decide(Rule? state, RetireRule command, RuleMandate? mandate = null) =>
        TextRule.Note("reason", command.Reason) is { } rejection ? rejection
        : state is null ? new RuleIsUnknown(command.RuleId)
        : state.IsRetired ? Decision.Nothing
        : (mandate ?? RuleMandate.None).Check(state, terms: null) is { } refused ? refused
        : Decision.Of(new RuleRetired(command.RuleId, TextRule.NoteOrNull(command.Reason), mandate?.DecidedBy));
}
