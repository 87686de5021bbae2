using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;
using NodaTime;

namespace Decisions.Domain.Calls;

/// <summary>What a call asks for. <see cref="CallMade"/> says what each part means.</summary>
public sealed record CallTerms(string Text, int Places, ImmutableArray<string> Skills, Venue Venue, string? Note, Instant? At, int? Minutes)
{
    public const int TextLimit = 2_000;
    public const int MostPlaces = 1_000;
    public const int MostSkills = 8;
    public const int SkillLimit = 40;

    /// <summary>A thousand hours.</summary>
    public const int MostMinutes = 60_000;

    public bool Equals(CallTerms? other) =>
        other is not null && Text == other.Text && Places == other.Places && Skills.SequenceEqual(other.Skills) && Venue == other.Venue
        && Note == other.Note && At == other.At && Minutes == other.Minutes;

    public override int GetHashCode() => HashCode.Combine(Text, Places, Skills.Length, Venue, Note, At, Minutes);

    /// <summary>As they are kept: a note that says something or none, each skill once, and an instant that can be stored.</summary>
    [JsonIgnore]
    public CallTerms Kept => this with
    {
        Note = TextRule.NoteOrNull(Note),
        At = At is { } at ? StoredInstant.NotAfter(at) : null,
        Skills = Skills.IsDefault ? [] : [.. Skills.Select(skill => skill?.Trim() ?? "").Distinct(StringComparer.OrdinalIgnoreCase)],
    };

    /// <summary>Why nobody can be called for so, or null. Of terms that are <see cref="Kept"/>.</summary>
    [JsonIgnore]
    public Rejection? Unfit =>
        TextRule.Text("text", Text, TextLimit) is { } text ? text
        : TextRule.Note("note", Note) is { } note ? note
        : Places is < 1 or > MostPlaces ? new PlacesAreOutOfRange(Places, MostPlaces)
        : Skills.Length > MostSkills ? new TooManySkills(Skills.Length, MostSkills)
        : Skills.FirstOrDefault(skill => !IsSkill(skill)) is { } skill ? new SkillIsUnfit(skill)
        : Venue == Venue.OnSite && Note is null ? new PlaceIsMissing()
        : Minutes is < 1 or > MostMinutes ? new MinutesAreOutOfRange(Minutes.Value, MostMinutes)
        : null;

    /// <summary>
    /// Letters, with blanks, hyphens and apostrophes between them: skills stay in the record when words are taken out of it, so they
    /// hold no number and no address.
    /// </summary>
    private static bool IsSkill(string skill) =>
        skill.Length is > 0 and <= SkillLimit
        && skill.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark || c is ' ' or '-' or '\'' or '’');
}
