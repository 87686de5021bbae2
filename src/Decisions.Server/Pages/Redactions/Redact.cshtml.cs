using System.Collections.Immutable;
using Decisions.Domain;
using Decisions.Domain.Redactions;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Engine.Redactions;
using Decisions.EventStore.Redacting;
using Decisions.Server.Pages.Frame;
using Decisions.Server.Pages.Words;
using Decisions.Server.Receipts;
using Microsoft.AspNetCore.Mvc;

namespace Decisions.Server.Pages.Redactions;

/// <summary>Takes words out of one entry, for good: after showing what will remain.</summary>
public sealed class RedactModel(PageServices services, PayloadsShown payloads, PayloadRedactions redactions) : CommunityPage(services)
{
    public long Index { get; private set; }

    public string EventType { get; private set; } = "";

    /// <summary>The words of the entry; null where the reader may not see what it says.</summary>
    public IReadOnlyCollection<string>? Words { get; private set; }

    /// <summary>Whether words were taken out before.</summary>
    public bool WasRedacted { get; private set; }

    /// <summary>Whether words can be taken out now, as far as that is known before it is said which.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>What is to be taken out, as it was typed: a passage a line.</summary>
    public string Typed { get; private set; } = "";

    public string Reason { get; private set; } = "";

    /// <summary>Whether what will remain is shown, to be confirmed.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>The words as they will be; null where the reader may not see them.</summary>
    public IReadOnlyCollection<string>? Remaining { get; private set; }

    public string Entry => $"{Home}/record/{Index}";

    public ImmutableArray<string> Passages =>
        [.. Typed.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Distinct(StringComparer.Ordinal)];

    protected override Rejection? Gate() => Permissions.ToRedact(Actor, Id);

    protected override async Task<IActionResult?> Prepare()
    {
        if (await base.Prepare() is { } instead)
            return instead;
        if (!long.TryParse((string?)RouteData.Values["index"], out var index) || index < 0 ||
            await Engine.Store.ReadLog(Id.Value, index, 1, Cancel) is not [{ Event: var stored }])
            return Problem.Of(HttpContext, new EventIsUnknown(index));
        (Index, EventType) = (index, stored.Type);
        WasRedacted = (await Engine.Streams.Redaction(Id, index, Cancel)).State is not null;
        if (await payloads.To(Actor, Id, Community.Visibility, stored, Cancel))
            Words = [.. EventWords.Of(EventCatalogue.Current.Read(stored.Type, stored.Data.Span)).Values];
        return null;
    }

    public async Task<IActionResult> OnGet()
    {
        // Whoever cannot be helped now is told so before they have filled anything in.
        var decision = await Decide("Whether it can be done.");
        IsOpen = decision.Rejection is null;
        return decision.Rejection is { } rejection ? Refuse(rejection) : Page();
    }

    /// <summary>Shows what would remain, and does nothing.</summary>
    public async Task<IActionResult> OnPostPreview([FromForm] string? passages, [FromForm] string? reason)
    {
        (Typed, Reason) = (passages ?? "", reason ?? "");
        var decision = await Decide(Reason);
        if (decision.Rejection is { } rejection)
            return Refuse(rejection);
        if (decision.Events is not [PayloadRedacted redacted])
            return Refuse(new NothingIsLeftToTakeOut());
        IsPreview = true;
        Remaining = Words is null ? null : [.. EventWords.Of(redacted.RemainingEvent()!).Values];
        return Page();
    }

    /// <summary>Back to the form, with what was filled in.</summary>
    public void OnPostChange([FromForm] string? passages, [FromForm] string? reason) => (Typed, Reason) = (passages ?? "", reason ?? "");

    public async Task<IActionResult> OnPost([FromForm] string? passages, [FromForm] string? reason)
    {
        (Typed, Reason) = (passages ?? "", reason ?? "");
        var result = await RedactPayloadHandler.Handle(Index, Passages, Reason, Command(), Engine, redactions, Cancel);
        return await Answer(result, _ => $"{Entry}?done=redacted", $"{Entry}?done=same");
    }

    private Task<Decision> Decide(string reason) =>
        RedactPayloadHandler.Preview(Index, Passages, reason, new CommandContext(Id, Actor, Guid.Empty, Channel.Web), Engine, Cancel);
}
