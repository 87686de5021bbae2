using System.Collections.Immutable;

namespace Decisions.Server.Pages.Members;

/// <summary>
/// A search for members by name, in the form in which they are chosen and before everything else in it. Its button sends the whole
/// form to the page's handler 'find', which keeps what else was filled in and records nothing; so nothing of it comes into an address.
/// The form says where it is sent itself, since its page's address may name that handler by then.
/// </summary>
/// <param name="Fields">What each field is for, and what was looked for by it.</param>
public sealed record MemberSearch(ImmutableArray<(string Label, MemberChoice Choice)> Fields)
{
    public static MemberSearch For(MemberChoice choice) => new([("Find a member by name", choice)]);
}

/// <summary>The field in which one member is chosen.</summary>
/// <param name="WhenNone">The words that choose nobody.</param>
/// <param name="Chosen">Who was chosen before, where they are listed; else it is the one member that a search found.</param>
public sealed record MemberField(string Id, string Name, string Label, MemberChoice Choice, string WhenNone, bool IsRequired, string? Chosen = null)
{
    public string? Selected =>
        Choice.Listed.Any(listed => listed.Id.ToString() == Chosen) ? Chosen
        : Choice is { Find.Length: > 0, Listed: [var only], NotListed: 0 } ? only.Id.ToString()
        : null;

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
