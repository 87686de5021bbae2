using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Ideas;

/// <summary>An option that a member added to a proposal that asks for ideas.</summary>
public sealed record Idea(OptionId Option, MemberId By);

/// <summary>What a revision does with an idea.</summary>
[JsonConverter(typeof(WordJsonConverter<IdeaStep>))]
public enum IdeaStep
{
    [JsonStringEnumMemberName("added")] Added,
    [JsonStringEnumMemberName("takenOut")] TakenOut,

    /// <summary>Another option stands for it from then on.</summary>
    [JsonStringEnumMemberName("merged")] Merged,
}

/// <summary>That a revision adds an idea, or takes one out; why stands in the revision's note.</summary>
/// <param name="By">Who did it: of an idea that is added, whose it is.</param>
/// <param name="Into">The option that stands for one that was merged; else null.</param>
public sealed record IdeaChange(
    IdeaStep Step, OptionId Option, MemberId By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] OptionId? Into = null);
