using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Elections.Stv;

namespace Decisions.Domain.Rules;

/// <summary>Whether seats can be guarded as a rule has it.</summary>
internal static class GuardedSeatsCheck
{
    public static Rejection? Of(ElectionMethod method, CountingRule rule)
    {
        var guards = method.Guards;
        if (guards.IsEmpty)
            return null;
        if (rule is not StvRule)
            return new SeatsCannotBeGuarded($"{rule.Name} cannot guard seats. The rules of the single transferable vote can, such as stv-meek.");
        foreach (var guard in guards)
        {
            if (TextRule.Line("method.guarded.class", guard.Class) is { } unfit)
                return unfit;
            if (guard.AtLeast < 1 || guard.AtLeast > method.Seats)
                return new NumberIsOutOfRange("method.guarded.atLeast", guard.AtLeast, 1, method.Seats);
        }
        return guards.Select(guard => guard.Class).Distinct(StringComparer.Ordinal).Count() < guards.Length
            ? new SeatsCannotBeGuarded("Seats are guarded twice for the same class. Name each class once.")
            : guards.Sum(guard => guard.AtLeast) > method.Seats
                ? new SeatsCannotBeGuarded($"More seats are guarded than the {method.Seats} that there are. Guard fewer.")
                : null;
    }
}
