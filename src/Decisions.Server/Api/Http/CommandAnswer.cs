using Decisions.Engine.Commands;
using NodaTime;

namespace Decisions.Server.Api.Http;

/// <summary>The answer to a command that was accepted.</summary>
/// <param name="Id">What the command was about or made.</param>
/// <param name="Version">The version it stands at now; also the ETag.</param>
/// <param name="Index">The index of the command's last event in the community's log; null when nothing needed to change.</param>
/// <param name="At">When it was recorded, by the database's clock; null when nothing needed to change.</param>
public sealed record CommandAnswer(Guid Id, long Version, long? Index, Instant? At);

/// <summary>Turns what came of a command into an HTTP response.</summary>
public static class CommandAnswers
{
    /// <param name="id">What the command was about.</param>
    /// <param name="more">Makes an answer that tells more.</param>
    public static IResult Of(CommandResult result, HttpContext http, Guid id, Func<CommandAnswer, object>? more = null) => result switch
    {
        Done done => Accepted(http, new CommandAnswer(id, done.Version, done.Index, done.At), StatusCodes.Status200OK, more),
        Unchanged unchanged => Accepted(http, new CommandAnswer(id, unchanged.Version, null, null), StatusCodes.Status200OK, more),
        Refused refused => Problems.Of(refused.Rejection),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <param name="location">Where what was made can be read, given its id.</param>
    public static IResult Created(CommandResult result, HttpContext http, Func<Guid, string> location)
    {
        if (result is Unchanged unchanged)
        {
            // It was there already: whoever asks learns where.
            http.Response.Headers.Location = location(unchanged.StreamId);
            return Of(result, http, unchanged.StreamId);
        }
        if (result is not Done done)
            return Of(result, http, Guid.Empty);
        http.Response.Headers.Location = location(done.StreamId);
        return Accepted(http, new CommandAnswer(done.StreamId, done.Version, done.Index, done.At), StatusCodes.Status201Created);
    }

    private static IResult Accepted(HttpContext http, CommandAnswer answer, int status, Func<CommandAnswer, object>? more = null)
    {
        http.Response.Headers.ETag = EntityTags.Of(answer.Version);
        if (answer.Index is { } index)
            Freshness.Tell(http, index + 1);
        return Results.Json(more?.Invoke(answer) ?? answer, ApiJson.Options, statusCode: status);
    }
}
