using System.Collections.Concurrent;
using System.Reflection;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Redactions;
using Decisions.Domain.Rules;

namespace Decisions.Domain.Auditing;

/// <summary>
/// What an event concerns: the first id of each kind that it carries, whatever it calls it; what takes words out of another
/// event concerns what that one does. So no event that is added later can be forgotten here.
/// </summary>
public readonly record struct Concern(ProposalId? Proposal, MemberId? Member, RuleId? Rule, RoundId? Round)
{
    private static readonly ConcurrentDictionary<Type, Ids> Known = [];

    public static Concern Of(IDomainEvent @event) => @event is PayloadRedacted redacted && redacted.RemainingEvent() is { } remaining
        ? Of(remaining)
        : Known.GetOrAdd(@event.GetType(), Ids.Of).In(@event);

    /// <summary>Where the events of a type carry ids.</summary>
    private sealed record Ids(PropertyInfo? Proposal, PropertyInfo? Member, PropertyInfo? Rule, PropertyInfo? Round)
    {
        public static Ids Of(Type type)
        {
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
            return new(First(typeof(ProposalId)), First(typeof(MemberId)), First(typeof(RuleId)), First(typeof(RoundId)));

            PropertyInfo? First(Type id) => Array.Find(properties, property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == id);
        }

        public Concern In(IDomainEvent @event) => new(
            (ProposalId?)Proposal?.GetValue(@event), (MemberId?)Member?.GetValue(@event), (RuleId?)Rule?.GetValue(@event),
            (RoundId?)Round?.GetValue(@event));
    }
}
