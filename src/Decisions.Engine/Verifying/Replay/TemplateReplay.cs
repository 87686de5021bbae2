using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Templates;
using Decisions.Ledger.Entries;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How a community saved its ways to decide, and retired them.</summary>
internal sealed class TemplateReplay(RuleReplay rules, ReplayFaults faults)
{
    private readonly Dictionary<TemplateId, Template> _templates = [];

    /// <summary>A template as it stands at this point of the record, or null.</summary>
    public Template? Find(TemplateId? id) => id is { } known ? _templates.GetValueOrDefault(known) : null;

    public void Apply(in CheckedEvent next, Entry entry, ITemplateEvent @event)
    {
        var id = @event.TemplateId;
        if (entry.Header.Stream != Streams.Of(id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this template.");
            return;
        }
        faults.Redo(next, @event, @event switch
        {
            TemplateSaved e => SaveTemplate.Decide(
                Find(id), rules.Find(e.RuleId), new SaveTemplate(id, e.Title, e.Purpose, e.RuleId, e.Text, e.VotingHours, e.ReviewMonths)),
            TemplateRetired e => RetireTemplate.Decide(Find(id), new RetireTemplate(id, e.Reason)),
            _ => throw new UnreachableException($"{@event.GetType().Name} is not replayed."),
        });
        _templates[id] = Template.Fold(Find(id), @event);
    }
}
