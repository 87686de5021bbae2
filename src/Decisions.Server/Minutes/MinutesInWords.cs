using System.Collections.Immutable;
using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Domain.Minutes;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Words;
using NodaTime;

namespace Decisions.Server.Minutes;

/// <summary>Puts names, times and quotations where minutes have their places.</summary>
/// <param name="events">What the minutes were drafted from.</param>
/// <param name="names">The names that are known; who has none is told by their pseudonym.</param>
/// <param name="rules">Every rule that they name.</param>
public sealed class MinutesInWords(
    IEnumerable<MinutedEvent> events, IReadOnlyDictionary<MemberId, string> names, IReadOnlyDictionary<RuleId, Rule> rules, CommunityTime times)
{
    private readonly Dictionary<(string, long), IDomainEvent> _events = events.ToDictionary(each => (each.Stream, each.Version), each => each.Event);

    public ImmutableArray<ReadableSection> Of(IEnumerable<MinutesSection> sections) =>
        [.. sections.Select(section => new ReadableSection(Of(section.Heading), [.. section.Lines.Select(Of)]))];

    public string Of(MinutesLine line) => string.Concat(line.Parts.Select(part => part switch
    {
        Said { Text: var text } => text,
        Someone { Member: var member } => Name(member),
        Moment { At: var at } => Time(at),
        MomentOfDay { At: var at, Day: var day } => times.TextAfter(at, day),
        NamedRule rule => rules[rule.Rule].Versions[rule.Version - 1].Name,
        Quoted quoted => MinutesWords.Of(_events[(quoted.Stream, quoted.Version)], quoted.Member),
        _ => throw new UnreachableException($"{part.GetType().Name} has no words."),
    }));

    public string Name(MemberId member) => PersonInWords.Of(member, names.GetValueOrDefault(member));

    public string Time(Instant at) => times.FullText(at);
}
