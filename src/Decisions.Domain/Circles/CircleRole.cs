using System.Text.Json.Serialization;
using Decisions.Domain.Members;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Circles;

/// <summary>What a member does for a circle (Sociocracy For All: facilitator, secretary, delegate).</summary>
[JsonConverter(typeof(WordJsonConverter<CircleRole>))]
public enum CircleRole
{
    /// <summary>Leads the circle's decisions.</summary>
    [JsonStringEnumMemberName("facilitator")] Facilitator,

    /// <summary>Keeps what the circle said and decided, and leads its decisions too.</summary>
    [JsonStringEnumMemberName("secretary")] Secretary,

    /// <summary>Speaks for the circle in the one that it is inside: a link.</summary>
    [JsonStringEnumMemberName("delegate")] Delegate,

    /// <summary>Something of the circle's own, by the name that it gives it.</summary>
    [JsonStringEnumMemberName("own")] Own,
}

/// <summary>A term for which a member fills a role. It begins and ends by the community's clock, with no event.</summary>
/// <param name="Name">The circle's own name for it; null where it is one of the others.</param>
/// <param name="Until">The last day.</param>
/// <param name="ByRotation">Whether it is a turn that the role's rotation gave them.</param>
public sealed record RoleTerm(CircleRole Role, string? Name, MemberId MemberId, LocalDate From, LocalDate Until, bool ByRotation = false)
{
    /// <summary>As many years as a term lasts at the most: then a circle says anew who fills its roles.</summary>
    public const int LongestYears = 5;

    public bool IsOf(CircleRole role, string? name) => Role == role && string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    public bool RunsOn(LocalDate day) => From <= day && day <= Until;

    /// <summary>Whether two terms have a day in common.</summary>
    public bool Meets(RoleTerm other) => From <= other.Until && other.From <= Until;

    /// <summary>
    /// What is left of a term around the days of another. What is left of a turn is no turn: it is a term like one that was filled by
    /// hand, which nobody is passed over for, and which holds up no turn that is to come.
    /// </summary>
    public IEnumerable<RoleTerm> Without(RoleTerm other) => !Meets(other) ? [this]
        : new[] { Rest(From, other.From.PlusDays(-1)), Rest(other.Until.PlusDays(1), Until) }.Where(rest => rest.From <= rest.Until);

    private RoleTerm Rest(LocalDate from, LocalDate until) => this with { From = from, Until = until, ByRotation = false };
}
