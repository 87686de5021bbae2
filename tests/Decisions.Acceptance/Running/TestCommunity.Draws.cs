using Decisions.Domain.Draws;
using Decisions.Engine.Draws;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using NodaTime;

namespace Decisions.Acceptance.Running;

/// <summary>Its panels.</summary>
public sealed partial class TestCommunity
{
    /// <summary>Announces the draw of a panel of one, with one to step in.</summary>
    public async Task<DrawId> Draw(string title, Duration? seedIn = null)
    {
        var id = new DrawId(Guid.CreateVersion7());
        var at = Engine.Clock.GetCurrentInstant() + (seedIn ?? Duration.FromSeconds(2));
        await Land(await DrawHandlers.Announce(
            pool => new AnnounceDraw(id, title, "To look at the accounts.", pool, 1, 1, "The Lotto numbers of Saturday.", at, 7), Context(Secretary), Engine,
            _site.Get<IElectoralRolls>(), _site.Get<DrawReading>(), _site.Get<CaughtUp>(), Cancel));
        return id;
    }

    /// <summary>The same once its seed is published.</summary>
    public async Task<DrawId> Drawn(string title)
    {
        var id = await Draw(title);
        await Task.Delay(TimeSpan.FromSeconds(2.2), Cancel);
        await Land(await DrawHandlers.Publish(id, "4 12 19", Context(Secretary), Engine, _site.Get<IElectoralRolls>(), Cancel));
        return id;
    }

    /// <summary>A member who was drawn does not take the place.</summary>
    public async Task Decline(DrawId draw, Actor member) => await Land(await DrawHandlers.Handle(
        new AnswerPlace(draw, member.Member!.Value, Accepts: false, null), Context(member), Engine, Cancel));

    /// <summary>Whom a draw drew, in their order.</summary>
    public async Task<IReadOnlyList<Domain.Members.MemberId>> Order(DrawId draw) => (await Engine.Streams.Draw(Id, draw, Cancel)).State!.Order;

    public string PageOf(DrawId draw) => $"{Home}/draws/{draw}";
}
