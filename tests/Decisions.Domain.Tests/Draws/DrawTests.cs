using System.Collections.Immutable;
using Decisions.Domain.Draws;
using Decisions.Domain.Members;
using Decisions.Domain.Rules;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Draws;

/// <summary>A panel that is drawn by lot, from a seed that nobody knew when it was announced.</summary>
public sealed class DrawTests
{
    private const string Lotto = "4 12 19 23 41 47";

    private static readonly MemberId Dev = new(Id(0xA4));

    private static readonly ImmutableArray<MemberId> Pool = [Ada, Ben, Cem, Dev];

    internal static readonly DrawAnnounced Announced = new(
        Panel, "Panel on the rent", "Two of us look at the accounts with the landlord.", Roll, Places: 2, Reserves: 1,
        "The Lotto numbers of 21 November, in rising order, with one blank between them.", Close);

    internal static readonly SeedPublished Published = new(Panel, Lotto);

    internal static readonly PanelDrawn Drawn = new(Panel, [Ben, Ada, Dev]);

    private static MemberId FirstDrawn => Drawn.Order[0];

    private static MemberId SecondDrawn => Drawn.Order[1];

    private static MemberId InReserve => Drawn.Order[2];

    private static MemberId Undrawn => Pool.Single(member => !Drawn.Order.Contains(member));

    [Fact]
    public void A_draw_is_announced_with_all_but_its_seed()
    {
        Draws().When(state => state is null ? AnnounceDraw.Decide(state, Announce(), waiting: null, During) : Decision.Nothing).Then(Announced);
        Draws(Announced).When(state => AnnounceDraw.Decide(state, Announce(), waiting: null, During)).Then(new DrawExists(Panel));
        Refused(Announce() with { Title = " " }).ShouldBe(new TextIsMissing("title"));
        Refused(Announce() with { Purpose = "" }).ShouldBe(new TextIsMissing("purpose"));
        Refused(Announce() with { SeedFrom = "" }).ShouldBe(new TextIsMissing("seedFrom"));
        Refused(Announce() with { Places = 0 }).ShouldBe(new NumberIsOutOfRange("places", 0, 1, 200));
        Refused(Announce() with { Reserves = -1 }).ShouldBe(new NumberIsOutOfRange("reserves", -1, 0, 200));
        Refused(Announce() with { AnswerDays = 91 }).ShouldBe(new NumberIsOutOfRange("answerDays", 91, 0, 90));
        Refused(Announce() with { Places = 5 }).ShouldBe(new PoolIsTooSmall(4, 5));
        Refused(Announce() with { SeedAt = During }).ShouldBe(new SeedIsKnownAlready(During, During));
    }

    [Fact]
    public void One_draw_waits_at_a_time()
    {
        var other = new DrawId(Id(0x52));
        AnnounceAfter(Announced).ShouldBe(new DrawAwaitsSeed(Panel, Close));
        AnnounceAfter(Announced, Published, Drawn).ShouldBeNull();
        AnnounceAfter(Announced, new DrawWithdrawn(Panel, "Sold.")).ShouldBeNull();

        Rejection? AnnounceAfter(params IDrawEvent[] before) =>
            AnnounceDraw.Decide(null, Announce() with { DrawId = other }, Draws(before).State, During).Rejection;
    }

    [Fact]
    public void It_is_due_from_when_its_seed_can_be_known_until_that_is_published()
    {
        Draws(Announced).Known.StatusAt(Close).ShouldBe(DrawStatus.Announced);
        Draws(Announced).Known.StatusAt(Close + Tick).ShouldBe(DrawStatus.Due);
        Draws(Announced, Published, Drawn).Known.StatusAt(After).ShouldBe(DrawStatus.Drawn);
        Draws(Announced, new DrawWithdrawn(Panel, "Sold.")).Known.StatusAt(After).ShouldBe(DrawStatus.Withdrawn);
        Draw.FoldAt(Draws(Announced).State, new DrawWithdrawn(Panel, "Sold."), During)!.Withdrawal.ShouldBe(new DrawWithdrawal(During, "Sold."));
    }

    [Fact]
    public void The_seed_draws_the_panel_once_it_can_be_known_and_stands()
    {
        var after = Draws(Announced).When(state => Publish(state, $" {Lotto} ", After)).Then(Published, Drawn);
        after.Panel.ShouldBe(Drawn.Order[..2]);
        Draws(Announced).When(state => Publish(state, Lotto, Close)).Then(new SeedIsNotDue(Close));
        Draws(Announced).When(state => Publish(state, " ", After)).Then(new TextIsMissing("seed"));
        Draws(Announced, Published, Drawn).When(state => Publish(state, "1 2 3 4 5 6", After)).Then(new SeedIsPublished(Lotto));
        Draws(Announced, new DrawWithdrawn(Panel, "Sold.")).When(state => Publish(state, Lotto, After)).Then(new DrawIsWithdrawn(Panel));
        Draws().When(state => Publish(state, Lotto, After)).Then(new DrawIsUnknown(Panel));
    }

    [Fact]
    public void The_next_in_the_order_steps_in_for_who_declines()
    {
        var drawn = Draws(Announced, Published, Drawn);
        drawn.When(state => Answer(state, FirstDrawn, true)).Then(new PlaceAccepted(Panel, FirstDrawn)).StandingOf(FirstDrawn).ShouldBe(DrawnStanding.Accepted);
        drawn.When(state => Answer(state, InReserve, true)).Then(new NoPlaceToAnswer());
        var after = drawn.When(state => Answer(state, SecondDrawn, false, "Away.")).Then(new PlaceDeclined(Panel, SecondDrawn, "Away."));
        after.Panel.ShouldBe([FirstDrawn, InReserve]);
        after.StandingOf(InReserve).ShouldBe(DrawnStanding.Asked);
        Draws(Announced, Published, Drawn, new PlaceDeclined(Panel, SecondDrawn, null)).When(state => Answer(state, SecondDrawn, true)).Then(new PlaceWasDeclined());
        Draws(Announced, Published, Drawn, new PlaceAccepted(Panel, FirstDrawn)).When(state => Answer(state, FirstDrawn, false)).Then(new PlaceDeclined(Panel, FirstDrawn, null))
            .Panel.ShouldBe([SecondDrawn, InReserve]);
        drawn.When(state => Answer(state, InReserve, false)).Then(new PlaceDeclined(Panel, InReserve, null)).Panel.ShouldBe([FirstDrawn, SecondDrawn]);
        drawn.When(state => Answer(state, Undrawn, true)).Then(new NoPlaceToAnswer());
        drawn.When(state => Answer(state, FirstDrawn, false, "No\u202E")).Then(new TextHasControlCharacters("reason", 3));
        Draws(Announced).When(state => Answer(state, Ada, true)).Then(new NobodyIsDrawn(Panel));
        Draws(Announced, new DrawWithdrawn(Panel, "Sold.")).When(state => Answer(state, Ada, true)).Then(new DrawIsWithdrawn(Panel));
        Draws().When(state => Answer(state, Ada, true)).Then(new DrawIsUnknown(Panel));
    }

    [Fact]
    public void Who_is_no_member_any_more_or_suspended_declines_but_does_not_accept()
    {
        foreach (var standing in new[] { Standing.Suspended, Standing.Left })
        {
            Draws(Announced, Published, Drawn).When(state => By(state, standing, true)).Then(new PlaceNeedsMember());
            Draws(Announced, Published, Drawn).When(state => By(state, standing, false)).Then(new PlaceDeclined(Panel, FirstDrawn, null));
        }
        AnswerPlace.Decide(Draws(Announced, Published, Drawn).State, new AnswerPlace(Panel, FirstDrawn, Accepts: true, null), member: null)
            .Rejection.ShouldBe(new PlaceNeedsMember());

        static Decision By(Draw? state, Standing standing, bool accepts) =>
            AnswerPlace.Decide(state, new AnswerPlace(Panel, FirstDrawn, accepts, null), new Member(FirstDrawn, standing));
    }

    [Fact]
    public void The_place_of_who_cannot_take_it_is_passed_on_to_the_next()
    {
        foreach (var standing in new[] { Standing.Suspended, Standing.Left })
        {
            var after = Draws(Announced, Published, Drawn, new PlaceAccepted(Panel, FirstDrawn)).When(state => Pass(state, FirstDrawn, After, standing))
                .Then(new PlacePassedOn(Panel, FirstDrawn, "No answer."));
            after.Panel.ShouldBe([SecondDrawn, InReserve]);
            after.StandingOf(FirstDrawn).ShouldBe(DrawnStanding.PassedOn);
            Answer(after, FirstDrawn, true).Rejection.ShouldBe(new PlaceWasPassedOn());
            Answer(after, FirstDrawn, false).Rejection.ShouldBe(new PlaceWasPassedOn());
        }
        var drawn = Draws(Announced, Published, Drawn, new PlaceDeclined(Panel, SecondDrawn, null));
        drawn.When(state => Pass(state, SecondDrawn, After, Standing.Left)).Then(new MemberHasNoPlace(SecondDrawn));
        drawn.When(state => Pass(state, Undrawn, After, Standing.Left)).Then(new MemberHasNoPlace(Undrawn));
        drawn.When(state => Pass(state, FirstDrawn, After, Standing.Left, " ")).Then(new TextIsMissing("reason"));
        Draws(Announced, Published, Drawn).When(state => Pass(state, InReserve, After, Standing.Left)).Then(new MemberHasNoPlace(InReserve));
        Draws(Announced).When(state => Pass(state, Ada, After, Standing.Left)).Then(new NobodyIsDrawn(Panel));
        Draws(Announced, new DrawWithdrawn(Panel, "Sold.")).When(state => Pass(state, Ada, After, Standing.Left)).Then(new DrawIsWithdrawn(Panel));
        Draws().When(state => Pass(state, Ada, After, Standing.Left)).Then(new DrawIsUnknown(Panel));
    }

    [Fact]
    public void The_place_of_who_does_not_answer_is_passed_on_once_their_days_are_over()
    {
        var (drawn, over) = (DrawnAt(After), After + Duration.FromDays(2));
        drawn.AnswerUntil(FirstDrawn).ShouldBe(over);
        Pass(drawn, FirstDrawn, over).Rejection.ShouldBe(new PlaceMayBeAnswered(FirstDrawn, over));
        var passed = Pass(drawn, FirstDrawn, over + Tick).Events.ShouldHaveSingleItem();
        // Whoever steps in has as many days from then on.
        var after = Draw.FoldAt(drawn, (IDrawEvent)passed, over + Tick)!;
        after.AnswerUntil(SecondDrawn).ShouldBe(over);
        after.AnswerUntil(InReserve).ShouldBe(over + Tick + Duration.FromDays(2));
        Pass(after, InReserve, over + Duration.FromDays(2)).Rejection.ShouldBeOfType<PlaceMayBeAnswered>();
        Pass(Draw.FoldAt(drawn, new PlaceAccepted(Panel, FirstDrawn), After), FirstDrawn, over + Tick).Rejection.ShouldBe(new PlaceIsTaken(FirstDrawn));
        Draws(Announced, Published, Drawn).When(state => Pass(state, FirstDrawn, over + Tick)).Then(new PlaceMayBeAnswered(FirstDrawn, null));
    }

    [Fact]
    public void It_is_withdrawn_only_while_nobody_can_know_whom_it_draws()
    {
        var sold = new WithdrawDraw(Panel, "The landlord has sold.");
        Draws(Announced).When(state => WithdrawDraw.Decide(state, sold, Close)).Then(new DrawWithdrawn(Panel, "The landlord has sold."));
        Draws(Announced).When(state => WithdrawDraw.Decide(state, sold, After)).Then(new SeedMayBeKnown(Close));
        Draws(Announced).When(state => WithdrawDraw.Decide(state, sold with { Reason = "" }, During)).Then(new TextIsMissing("reason"));
        Draws(Announced, Published, Drawn).When(state => WithdrawDraw.Decide(state, sold, After)).Then(new SeedIsPublished(Lotto));
        Draws().When(state => WithdrawDraw.Decide(state, sold, During)).Then(new DrawIsUnknown(Panel));
    }

    /// <summary>The vector of docs/counting.md, which sha256sum gives too.</summary>
    [Fact]
    public void The_vector_of_the_documents_is_what_is_drawn()
    {
        var page = File.ReadAllText(SolutionFolder.PathTo("docs", "counting.md"));
        foreach (var member in Pool)
            page.ShouldContain($"{DrawOrder.Hash(Panel, Lotto, member)}  {member}");
        DrawOrder.Of(Panel, Lotto, Pool, 3).ShouldBe(Drawn.Order);
    }

    [Fact]
    public void A_draw_never_leaves_the_pool_draws_nobody_twice_and_is_the_same_for_the_same_seed() => Prop.ForAll((
        from seed in Gen.Elements("1", "2 3", "Ä", Lotto) from size in Gen.Choose(0, 12) from take in Gen.Choose(0, 15)
        select (Seed: seed, Pool: Enumerable.Range(1, size).Select(n => new MemberId(Id((byte)n))).ToArray(), Take: take)).ToArbitrary(), each =>
    {
        var order = DrawOrder.Of(Panel, each.Seed, each.Pool, each.Take);
        return order.Distinct().Count() == order.Length && order.All(each.Pool.Contains) && order.Length == Math.Min(each.Take, each.Pool.Length)
            && order.SequenceEqual(DrawOrder.Of(Panel, each.Seed, each.Pool.Reverse().Concat(each.Pool), each.Take));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true).WithReplay(new Replay(new Rnd(20_261_122, 85), null)));

    [Fact]
    public void One_seed_draws_two_panels_in_two_orders() =>
        DrawOrder.Of(Panel, Lotto, Enumerable.Range(1, 20).Select(n => new MemberId(Id((byte)n))), 20)
            .ShouldNotBe(DrawOrder.Of(new DrawId(Id(0x52)), Lotto, Enumerable.Range(1, 20).Select(n => new MemberId(Id((byte)n))), 20));

    private static Given<Draw, IDrawEvent> Draws(params IDrawEvent[] events) => new(Draw.Fold, events);

    private static AnnounceDraw Announce() => new(
        Panel, $" {Announced.Title} ", Announced.Purpose, Roll with { DrawnAt = Roll.DrawnAt + Tick }, 2, 1, Announced.Statement, Close + Tick, 0);

    private static Rejection? Refused(AnnounceDraw command) => AnnounceDraw.Decide(null, command, waiting: null, During).Rejection;

    private static Decision Publish(Draw? state, string seed, Instant now) => PublishSeed.Decide(state, new PublishSeed(Panel, seed, Pool), now);

    private static Decision Answer(Draw? state, MemberId member, bool accepts, string? reason = null) => AnswerPlace.Decide(state, new AnswerPlace(Panel, member, accepts, reason), new Member(member, Standing.Joined));

    private static Decision Pass(Draw? state, MemberId member, Instant now, Standing standing = Standing.Joined, string reason = "No answer.") =>
        PassPlaceOn.Decide(state, new PassPlaceOn(Panel, member, reason), new Member(member, standing), now);

    /// <summary>Drawn at an instant, with two days to answer.</summary>
    private static Draw DrawnAt(Instant at) =>
        new IDrawEvent[] { Announced with { AnswerDays = 2 }, Published, Drawn }.Aggregate((Draw?)null, (state, each) => Draw.FoldAt(state, each, at))!;
}
