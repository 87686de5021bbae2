using System.Diagnostics;
using Decisions.Domain;
using Decisions.Domain.Draws;
using Decisions.Domain.Rules;
using Decisions.Ledger.Entries;
using NodaTime;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>How draws were announced, drawn again from their pools and seeds, and answered.</summary>
internal sealed class DrawReplay(MemberRegister register, ReplayFaults faults)
{
    private readonly Dictionary<DrawId, Draw> _draws = [];
    private readonly Dictionary<DrawId, PanelDrawn> _due = [];

    public void Apply(in CheckedEvent next, Entry entry, IDrawEvent @event, Instant when)
    {
        var id = @event.DrawId;
        if (entry.Header.Stream != Streams.Of(id))
        {
            faults.Add(next, $"'{entry.Header.Stream}' is no stream of this draw.");
            return;
        }
        var state = _draws.GetValueOrDefault(id);
        if (@event is not PanelDrawn && _due.Remove(id))
            faults.Add(next, "The panel was to be drawn here, by the seed that was published.");
        switch (@event)
        {
            case DrawAnnounced e:
                CheckPool(next, e, when);
                faults.Redo(next, e, AnnounceDraw.Decide(
                    state, new AnnounceDraw(id, e.Title, e.Purpose, e.Pool, e.Places, e.Reserves, e.Statement, e.SeedAt, e.AnswerDays),
                    _draws.Values.FirstOrDefault(draw => draw.IsWaiting && draw.Said.Pool.Circle == e.Pool.Circle), when));
                break;
            case SeedPublished e:
                var decision = PublishSeed.Decide(state, new PublishSeed(id, e.Seed, Pool(state)), when);
                if (decision.Events is [SeedPublished published, PanelDrawn drawn])
                {
                    _due[id] = drawn;
                    faults.Redo(next, e, Decision.Of(published));
                }
                else
                    faults.Redo(next, e, decision.Rejection is null ? new SeedIsPublished(state!.Seed!) : decision);
                break;
            case PanelDrawn e:
                if (!_due.Remove(id, out var due))
                    faults.Add(next, "It draws a panel, and no seed was published for it.");
                else if (!ReplayFaults.Same(due, e))
                    faults.Add(next, "It is not the panel that the seed makes of the pool.");
                break;
            case PlaceAccepted e:
                Answered(next, entry, e, e.MemberId, AnswerPlace.Decide(state, new AnswerPlace(id, e.MemberId, Accepts: true, null), register.Find(e.MemberId)));
                break;
            case PlaceDeclined e:
                Answered(next, entry, e, e.MemberId, AnswerPlace.Decide(state, new AnswerPlace(id, e.MemberId, Accepts: false, e.Reason), register.Find(e.MemberId)));
                break;
            case PlacePassedOn e:
                faults.Redo(next, e, PassPlaceOn.Decide(state, new PassPlaceOn(id, e.MemberId, e.Reason), register.Find(e.MemberId), when));
                break;
            case DrawWithdrawn e:
                faults.Redo(next, e, WithdrawDraw.Decide(state, new WithdrawDraw(id, e.Reason), when));
                break;
            default:
                throw new UnreachableException($"{@event.GetType().Name} is not replayed.");
        }
        _draws[id] = Draw.FoldAt(state, @event, when)!;
    }

    /// <summary>What can be said only once all was seen.</summary>
    public void End()
    {
        foreach (var draw in _due.Keys)
            faults.Add(null, $"The panel of draw {draw} is missing, though its seed was published.");
    }

    private void CheckPool(in CheckedEvent next, DrawAnnounced e, Instant when)
    {
        if (e.Pool.AsOfIndex > next.Index || e.Pool.DrawnAt > when)
            faults.Add(next, "Its pool is of later than the draw was announced.");
        var pool = register.Draw(e.Pool.AsOfIndex, Franchise.AllMembers, e.Pool.DrawnAt);
        if (pool.Count != e.Pool.Eligible || pool.Digest != e.Pool.Digest)
            faults.Add(next, $"Its pool says {e.Pool.Eligible} members can be drawn; drawn again from the register it has {pool.Count}, or others.");
        // The announcement lands only while nobody comes or goes; and an early instant would leave out those who joined after it.
        if (register.Times.AnySince(e.Pool.AsOfIndex) || register.Draw(e.Pool.AsOfIndex, Franchise.AllMembers, when).Count != pool.Count)
            faults.Add(next, "Its pool is an old one: members came or went between its drawing and the announcement.");
    }

    private IReadOnlyCollection<Domain.Members.MemberId> Pool(Draw? state) =>
        state is null ? [] : [.. register.Draw(state.Said.Pool.AsOfIndex, Franchise.AllMembers, state.Said.Pool.DrawnAt).Members];

    private void Answered(in CheckedEvent next, Entry entry, IDrawEvent e, Domain.Members.MemberId member, Decision decision)
    {
        if (entry.Header.Actor != member.ToString())
            faults.Add(next, $"The answer of member {member} was given by {entry.Header.Actor}.");
        faults.Redo(next, e, decision);
    }
}
