using System.Text.Json;
using Decisions.Domain;

namespace Decisions.Engine.Commands;

/// <summary>The metadata that every event is stored with.</summary>
/// <param name="Actor">The pseudonym of who acted.</param>
/// <param name="Channel">The way the command came by.</param>
public sealed record EventHeaders(string Actor, Channel Channel)
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);
}
