using Decisions.Domain.Amendments;

namespace Decisions.Server.Pages.Words;

/// <summary>Where an amendment is.</summary>
public static class AmendmentInWords
{
    public static string Of(AmendmentStatus status) => status switch
    {
        AmendmentStatus.Moved => "Moved",
        AmendmentStatus.Seconded => "Seconded",
        AmendmentStatus.Put => "Being voted on",
        AmendmentStatus.Accepted => "Accepted",
        AmendmentStatus.Carried => "Carried",
        AmendmentStatus.Lost => "Lost",
        AmendmentStatus.Withdrawn => "Withdrawn",
        AmendmentStatus.Fallen => "Fallen",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>What comes next, or what it came to, in a sentence.</summary>
    public static string Next(AmendmentStatus status) => status switch
    {
        AmendmentStatus.Moved => "It waits for another member to second it.",
        AmendmentStatus.Seconded => "It waits to be put to the vote.",
        AmendmentStatus.Put => "Members vote on whether it shall be made.",
        AmendmentStatus.Accepted => "It was made before voting opened.",
        AmendmentStatus.Carried => "It was made by a vote.",
        AmendmentStatus.Lost => "It was not made; the text stands.",
        AmendmentStatus.Withdrawn => "Its mover has taken it back.",
        AmendmentStatus.Fallen => "What it would have changed was decided or withdrawn first.",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>The colour of a status, which its words say too.</summary>
    public static string Style(AmendmentStatus status) => status switch
    {
        AmendmentStatus.Put => "open",
        AmendmentStatus.Accepted or AmendmentStatus.Carried => "carried",
        AmendmentStatus.Lost => "lost",
        _ => "quiet",
    };
}
