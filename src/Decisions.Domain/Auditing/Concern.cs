using System.Collections.Concurrent;
using System.Reflection;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Auditing;

/// <summary>
/// What an event concerns: the first id of each kind that it carries, whatever it calls it; where it carries none but
/// names a stream, what that stream is of. So no event that is added later can be forgotten here.
/// </summary>
public readonly record struct Concern(ProposalId? Proposal, MemberId? Member, RuleId? Rule, RoundId? Round)
{
    private static readonly ConcurrentDictionary<Type, Ids> Known = [];

    public static Concern Of(IDomainEvent @event)
    {
        var ids = Known.GetOrAdd(@event.GetType(), Ids.Of);
        return ids.Stream?.GetValue(@event) is string stream
            ? OfStream(stream)
            : new(
                (ProposalId?)ids.Proposal?.GetValue(@event), (MemberId?)ids.Member?.GetValue(@event),
                (RuleId?)ids.Rule?.GetValue(@event), (RoundId?)ids.Round?.GetValue(@event));
    }

    private static Concern OfStream(string stream) => stream.Split('/') switch
    {
        [Streams.ProposalType, var id] when Guid.TryParse(id, out var proposal) => new(new(proposal), null, null, null),
        [Streams.MemberType, var id] when Guid.TryParse(id, out var member) => new(null, new(member), null, null),
        [Streams.RuleType, var id] when Guid.TryParse(id, out var rule) => new(null, null, new(rule), null),
        [Streams.BallotType, var first, var second] when Guid.TryParse(first, out var round) && Guid.TryParse(second, out var member) =>
            new(null, new(member), null, new(round)),
        _ => default,
    };

    private sealed record Ids(PropertyInfo? Proposal, PropertyInfo? Member, PropertyInfo? Rule, PropertyInfo? Round, PropertyInfo? Stream)
    {
        public static Ids Of(Type type)
        {
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
            var ids = new Ids(First(typeof(ProposalId)), First(typeof(MemberId)), First(typeof(RuleId)), First(typeof(RoundId)), null);
            return ids with { Stream = ids is { Proposal: null, Member: null, Rule: null, Round: null } ? Array.Find(properties, property => property.Name == nameof(Stream)) : null };

            PropertyInfo? First(Type id) => Array.Find(properties, property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == id);
        }
    }
}
