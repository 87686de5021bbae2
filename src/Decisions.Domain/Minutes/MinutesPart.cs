using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using NodaTime;

namespace Decisions.Domain.Minutes;

/// <summary>
/// A part of a sentence of minutes. Who, when, by which rule, and what people wrote are places in the record: they are put into
/// words where the minutes are read, so that a name that is erased, or words that are taken out, are gone from the minutes too.
/// </summary>
public abstract record MinutesPart
{
    public static implicit operator MinutesPart(string text) => new Said(text);

    public static implicit operator MinutesPart(MemberId member) => new Someone(member);

    public static implicit operator MinutesPart(Instant at) => new Moment(at);
}

/// <summary>Words of the minutes themselves.</summary>
public sealed record Said(string Text) : MinutesPart;

/// <summary>A member, by name where they are read.</summary>
public sealed record Someone(MemberId Member) : MinutesPart;

/// <summary>A time, by the community's clock where it is read.</summary>
public sealed record Moment(Instant At) : MinutesPart;

/// <summary>A time that is read without its day where that is the day of another, told before it.</summary>
public sealed record MomentOfDay(Instant At, Instant Day) : MinutesPart;

/// <summary>The name of a version of a rule.</summary>
public sealed record NamedRule(RuleId Rule, int Version) : MinutesPart;

/// <summary>What an event says: its title, text, reason, statement or evidence, or 'option {id}' for the name of an option.</summary>
/// <param name="Version">The event's place in its stream, from 1.</param>
public sealed record Quoted(string Stream, long Version, string Member) : MinutesPart;
