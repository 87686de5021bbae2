using System.Text.Json.Serialization;

namespace Decisions.Domain.Proposals;

/// <summary>One option of a proposal: a candidate, a place, a plan.</summary>
/// <param name="Class">What it is of, where seats are guarded for a class, as 'workers'; else null.</param>
/// <param name="Date">The moment that it stands for, where it is a date; else null.</param>
public sealed record Option(
    OptionId Id, string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Class = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OptionDate? Date = null);
