using System.Text;

namespace Decisions.Domain.Tests;

/// <summary>
/// An event as it is stored. Two events are the same when this is: records compare the lists that they hold by
/// reference, and what is not stored has not happened.
/// </summary>
internal static class Written
{
    public static string Of(IDomainEvent @event) =>
        $"{EventCatalogue.Current.Alias(@event)} {Encoding.UTF8.GetString(EventCatalogue.Write(@event))}";
}
