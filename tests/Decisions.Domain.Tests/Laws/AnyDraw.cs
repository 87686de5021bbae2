using Decisions.Domain.Draws;
using Decisions.Domain.Members;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Laws.AnyCommand;

namespace Decisions.Domain.Tests.Laws;

/// <summary>Draws of panels.</summary>
internal static class AnyDraw
{
    private static readonly DrawId Other = new(Id(0x52));

    /// <summary>A panel that is drawn and answered, and a draw that is withdrawn.</summary>
    public static Step[] Drawn { get; } =
    [
        Announce(Panel) with { Wait = Tick * 2_000 },
        Make(Panel, (w, c) => PublishSeed.Decide(w.DrawOf(c), new PublishSeed(c, "7", [Ada, Ben, Cem]), w.Now)),
        Answer(0, true), Answer(1, false),
        Make(2, (w, c) => PassPlaceOn.Decide(
            w.DrawOf(Panel), new PassPlaceOn(Panel, w.DrawOf(Panel)?.Order[c] ?? Ada, "Gone."), Member.Create(new MemberInvited(Ada)), w.Now)), Announce(Other),
        Make(Other, (w, c) => WithdrawDraw.Decide(w.DrawOf(c), new WithdrawDraw(c, "Sold."), w.Now)),
    ];

    private static Step Announce(DrawId draw) => Make(draw, (w, c) => AnnounceDraw.Decide(
        w.DrawOf(c), new AnnounceDraw(c, "Panel", "Rent.", Roll, 2, 1, "Lotto.", w.Now + (Tick * 1_500), 1), w.Draws.Values.FirstOrDefault(one => one.IsWaiting), w.Now));

    private static Step Answer(int place, bool accepts) => Make((Place: place, Accepts: accepts), (w, c) => AnswerPlace.Decide(
        w.DrawOf(Panel), new AnswerPlace(Panel, w.DrawOf(Panel)?.Order[c.Place] ?? Ada, c.Accepts, null), w.DrawOf(Panel) is null ? null : new Member(Ada, Standing.Joined)));
}
