namespace Decisions.Domain.Rules;

/// <summary>That a rule is changed or retired only by a decision which members have carried.</summary>
/// <param name="Under">The rule under which it must be carried; null for the entrenched rule itself.</param>
public sealed record Entrenchment(RuleId? Under)
{
    /// <summary>The rule that decides on changes of a rule.</summary>
    public RuleId Deciding(RuleId entrenched) => Under ?? entrenched;
}
