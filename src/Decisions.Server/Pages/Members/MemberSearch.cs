using System.Collections.Immutable;

namespace Decisions.Server.Pages.Members;

/// <summary>A search for members by name, above the form in which they are chosen.</summary>
/// <param name="Fields">What each field is for, and what was looked for by it.</param>
/// <param name="Kept">What of the address stays as it is: a name and what it says.</param>
public sealed record MemberSearch(ImmutableArray<(string Label, MemberChoice Choice)> Fields, params ImmutableArray<(string Name, string? Value)> Kept)
{
    public static MemberSearch For(MemberChoice choice, params ImmutableArray<(string Name, string? Value)> kept) =>
        new([("Find a member by name", choice)], kept);
}

/// <summary>The field in which one member is chosen.</summary>
/// <param name="WhenNone">The words that choose nobody.</param>
/// <param name="Chosen">Who was chosen before; else the one member that a search found.</param>
public sealed record MemberField(string Id, string Name, string Label, MemberChoice Choice, string WhenNone, bool IsRequired, string? Chosen = null)
{
    public string? Selected =>
        !string.IsNullOrEmpty(Chosen) ? Chosen : Choice is { Find.Length: > 0, Listed: [var only], NotListed: 0 } ? only.Id.ToString() : null;

    /// <summary>What the reader needs to know of the list, or null.</summary>
    public string? Hint => Choice switch
    {
        { Listed.IsEmpty: true, Find.Length: > 0 } => $"Nobody who can be chosen has “{Choice.Find}” in their name.",
        { NotListed: > 0, Find: "" } => $"The first {Choice.Listed.Length} by name are listed. Find others by name, above.",
        { NotListed: > 0 } => $"The first {Choice.Listed.Length} with “{Choice.Find}” in their name are listed. Write more of the name, above, to find others.",
        { Find.Length: > 0 } => $"Those with “{Choice.Find}” in their name are listed.",
        _ => null,
    };
}
