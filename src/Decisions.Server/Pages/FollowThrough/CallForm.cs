using Decisions.Domain;
using Decisions.Domain.Calls;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Pages.FollowThrough;

/// <summary>What volunteers are called for, as a form sends it.</summary>
public sealed class CallForm
{
    public string? Text { get; set; }

    public int Places { get; set; }

    /// <summary>Divided by commas.</summary>
    public string? Skills { get; set; }

    public string? Venue { get; set; }

    public string? Note { get; set; }

    /// <summary>By the community's clock; nothing where volunteers choose.</summary>
    public string? At { get; set; }

    /// <summary>Nothing where it cannot be said.</summary>
    public int? Minutes { get; set; }

    public (CallTerms? Terms, Rejection? Rejection) Read(CommunityTime times)
    {
        if (!Words<Venue>.TryParse(Venue, out var venue))
            return (null, new ChoiceIsMissing("Where"));
        Instant? at = null;
        if (!string.IsNullOrWhiteSpace(At))
        {
            var (read, unreadable) = times.Read(At);
            if (unreadable is not null)
                return (null, unreadable);
            at = read;
        }
        return (new CallTerms(
            Text ?? "", Places, [.. (Skills ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], venue, Note, at, Minutes), null);
    }
}
