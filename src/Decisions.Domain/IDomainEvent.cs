namespace Decisions.Domain;

/// <summary>
/// A fact that has happened, as it is stored. Every implementation is a sealed record that stands in
/// <see cref="EventCatalogue"/>; its shape is a storage format and is versioned with care.
/// </summary>
public interface IDomainEvent;
