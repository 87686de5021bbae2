using System.Collections.Immutable;

namespace Decisions.Server.Pages.Topics;

/// <summary>The topics that a form offers.</summary>
/// <param name="All">Those that there are, and the one that is chosen, where it is no longer among them.</param>
/// <param name="Chosen">Empty for none.</param>
public sealed record TopicChoice(ImmutableArray<string> All, string Chosen)
{
    public static TopicChoice Of(ImmutableArray<string> topics, string? chosen) =>
        new(string.IsNullOrEmpty(chosen) || topics.Contains(chosen) ? topics : topics.Add(chosen), chosen ?? "");

    /// <summary>A topic as a form sends it: nothing means none.</summary>
    public static string? Read(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
