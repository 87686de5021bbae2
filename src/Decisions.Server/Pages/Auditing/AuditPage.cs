using Decisions.Domain;
using Decisions.Engine.Identity;
using Decisions.EventStore.Publishing;
using Decisions.Server.Api.Auditing;
using Decisions.Server.Pages.Frame;

namespace Decisions.Server.Pages.Auditing;

/// <summary>A page that reads the whole record: for whoever may know who the members are. How somebody voted is on none.</summary>
public abstract class AuditPage(PageServices services, PublishedLogs logs) : CommunityPage(services)
{
    /// <summary>How many entries the newest signed checkpoint vouches for.</summary>
    public long Vouched { get; private set; }

    protected PublishedLogs Logs { get; } = logs;

    protected ShownTimeline Shown => new(Id, Actor, Services.Proposals, Services.Selections);

    protected override Rejection? Gate() => Permissions.ToReadMembers(Actor, Id);

    protected async Task ReadCheckpoint() => Vouched = (await Logs.Checkpoint(Id.Value, Cancel))?.Size ?? 0;
}
