using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Proposals;
using Decisions.Domain.Templates;

namespace Decisions.Engine.Templates;

/// <summary>A template as its stream has it.</summary>
public sealed record ReadTemplate(Template State, long Version);

/// <summary>Questions about a community's templates: a handful, answered from their own streams, so that they are never behind.</summary>
public sealed class TemplateReading(DecisionsEngine engine)
{
    /// <summary>Those that are offered, by title.</summary>
    public async Task<ImmutableArray<ReadTemplate>> All(CommunityId community, CancellationToken cancel)
    {
        Dictionary<TemplateId, ReadTemplate> found = [];
        await foreach (var stored in engine.Store.ReadStreams(community.Value, Streams.Templates, cancel))
        {
            var @event = (ITemplateEvent)EventCatalogue.Current.Read(stored.Type, stored.Data.Span);
            found[@event.TemplateId] = new ReadTemplate(Template.Fold(found.GetValueOrDefault(@event.TemplateId)?.State, @event), stored.Version);
        }
        return
        [
            .. found.Values.Where(template => !template.State.IsRetired)
                .OrderBy(template => template.State.Says.Title, StringComparer.OrdinalIgnoreCase).ThenBy(template => template.State.Id.Value),
        ];
    }

    /// <summary>What the template says that a proposal began with, retired since or not; null where it began with none.</summary>
    public async Task<TemplateSaved?> Of(Proposal proposal, CommunityId community, CancellationToken cancel) =>
        proposal.TemplateId is { } template ? (await One(community, template, cancel))?.State.Says : null;

    /// <summary>One of them, retired or not; null where there is none.</summary>
    public async Task<ReadTemplate?> One(CommunityId community, TemplateId template, CancellationToken cancel)
    {
        var loaded = await engine.Streams.Template(community, template, cancel);
        return loaded.State is { } state ? new ReadTemplate(state, loaded.Version) : null;
    }
}
