using System.Collections.Immutable;
using Decisions.Server.Minutes;

namespace Decisions.Server.Pages.Minutes;

/// <summary>Parts of minutes as a page shows them.</summary>
/// <param name="AreNested">Whether they stand under a heading of their own.</param>
public sealed record SectionsView(ImmutableArray<ReadableSection> Sections, bool AreNested);
