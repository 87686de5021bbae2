using Decisions.Domain;
using NodaTime;

namespace Decisions.Engine.Commands;

/// <summary>What came of a command.</summary>
public abstract record CommandResult;

/// <summary>Events landed, now or earlier under the same command id: the answer is the same.</summary>
/// <param name="Index">The index in the community's log of the command's last event.</param>
/// <param name="Stream">Its main stream: names what a command made that was given no id to make it under.</param>
/// <param name="Version">The version that its main stream stands at after it.</param>
/// <param name="At">When, by the database's clock.</param>
public sealed record Done(long Index, string Stream, long Version, Instant At) : CommandResult
{
    /// <summary>The id in a main stream's name: 'proposal/{id}'.</summary>
    public Guid StreamId => IdIn(Stream);

    internal static Guid IdIn(string stream) => Guid.Parse(stream[(stream.LastIndexOf('/') + 1)..]);
}

/// <summary>It was so already: nothing was appended.</summary>
/// <param name="Stream">The main stream.</param>
/// <param name="Version">The version that it stands at.</param>
public sealed record Unchanged(string Stream, long Version) : CommandResult
{
    /// <summary>The id in the main stream's name.</summary>
    public Guid StreamId => Done.IdIn(Stream);
}

/// <summary>It was refused, and nothing was appended.</summary>
public sealed record Refused(Rejection Rejection) : CommandResult;
