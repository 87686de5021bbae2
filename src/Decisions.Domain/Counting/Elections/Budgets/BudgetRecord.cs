using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Decisions.Domain.Counting.Elections.Budgets;

/// <summary>What was to be spent, and how it was divided.</summary>
/// <param name="Currency">False where each candidate costs 1 and the budget is the number of seats.</param>
/// <param name="Projects">All, in the order of the ballot paper.</param>
/// <param name="Shares">Where each voter has a share of the budget; null elsewhere.</param>
public sealed record BudgetRecord(
    Amount Budget, Amount Spent, bool Currency, ImmutableArray<ProjectRecord> Projects,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ShareRecord? Shares = null);

/// <summary>A project: its votes are the points it has from all ballots, with approvals its supporters.</summary>
public sealed record ProjectRecord(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Title,
    Amount Cost, long Votes, long Supporters);

/// <summary>The share that each voter starts with.</summary>
/// <param name="Voters">How many have one: all valid ballots, blank ones too.</param>
/// <param name="First">The share before any raise.</param>
/// <param name="Share">The share that the rounds were counted with.</param>
/// <param name="Raises">How many times the share was raised.</param>
/// <param name="Stopped">Why it was not raised further, one of <see cref="RaiseStops"/>; null where shares are not raised.</param>
/// <param name="NextCost">What the projects bought with one more raise would cost, where that would overspend.</param>
public sealed record ShareRecord(
    long Voters, Amount First, Amount Share, long Raises,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Stopped = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Amount? NextCost = null);

/// <summary>Why shares were not raised further.</summary>
public static class RaiseStops
{
    /// <summary>No other project fits into what is left of the budget.</summary>
    public const string Exhaustive = "exhaustive";

    /// <summary>With the next raise the projects bought would cost more than the budget.</summary>
    public const string Overspend = "overspend";

    /// <summary>Every project that anybody supports is bought.</summary>
    public const string All = "all";
}

/// <summary>What a round did with a project and the budget.</summary>
/// <param name="Project">The project that was looked at.</param>
/// <param name="Left">What is left of the budget after the round.</param>
/// <param name="Why">Why the project was skipped, one of <see cref="SkipReasons"/>; null where it was bought.</param>
/// <param name="Payments">Who pays, where voters pay from their shares.</param>
public sealed record BudgetStep(
    string Project, Amount Cost, Amount Left,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Why = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PaymentRecord? Payments = null);

/// <summary>Why a project was skipped.</summary>
public static class SkipReasons
{
    /// <summary>It costs more than is left.</summary>
    public const string Cost = "cost";

    /// <summary>It has fewer votes than the least that is asked for.</summary>
    public const string Votes = "votes";

    /// <summary>One before it did not fit, and the rule stops there.</summary>
    public const string Stopped = "stopped";
}

/// <summary>How supporters share the cost of a project as equally as they can.</summary>
/// <param name="PerPoint">What each pays for each point given to it: with approvals, what each pays.</param>
/// <param name="InFull">How many pay that.</param>
/// <param name="AllTheyHave">How many have something but less, and give all of it.</param>
/// <param name="GivenByThose">What those give together.</param>
/// <param name="Nothing">How many supporters have nothing left.</param>
public sealed record PaymentRecord(Amount PerPoint, long InFull, long AllTheyHave, Amount GivenByThose, long Nothing);
