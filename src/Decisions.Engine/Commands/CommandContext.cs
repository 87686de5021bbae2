using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Identity;

namespace Decisions.Engine.Commands;

/// <summary>What comes with a command, whoever sends it and by whatever way.</summary>
/// <param name="CommandId">Under one id a command is done once, for good.</param>
/// <param name="Channel">The way it came by.</param>
public sealed record CommandContext(CommunityId Community, Actor Actor, Guid CommandId, Channel Channel)
{
    /// <summary>A digest of what was asked, where the sender chose the command id; otherwise null.</summary>
    public ReadOnlyMemory<byte>? Fingerprint { get; init; }

    /// <summary>
    /// The version the sender believes the stream to stand at; 0 when it should not exist; null when it does not care.
    /// </summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Ties the events to the request, for tracing.</summary>
    public string? CorrelationId { get; init; }
}
