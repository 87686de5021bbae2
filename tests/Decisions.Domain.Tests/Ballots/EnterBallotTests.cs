using Decisions.Domain.Ballots;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Ballots.TellersDesk;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.Ballots;

/// <summary>A paper counts once two tellers have read the same off it.</summary>
public sealed class EnterBallotTests
{
    [Fact]
    public void Tellers_who_differ_are_told_in_what()
    {
        var other = Entered with { Teller = Cleo, Choice = No, Evidence = "BOX 4, sheet 17", Reason = "Another.", Note = null };
        TellerEntry Both(BallotEntered second) => Given(Entered, second).Known.Entry!;
        Both(other).DiffersIn(Ben).ShouldBe([EntryField.Choice]);
        Both(other).DiffersIn(Cleo).ShouldBe([EntryField.Choice]);
        Both(other).DiffersIn(Dev).ShouldBeEmpty("who has entered nothing learns nothing");
        Both(other with { Revision = 2, Channel = Channel.Room, Evidence = "Box 5" }).DiffersIn(Ben)
            .ShouldBe([EntryField.Revision, EntryField.Choice, EntryField.Channel, EntryField.Evidence]);
        Given(Entered, other, other with { Teller = Dev, Choice = Yes, Channel = Channel.Phone }).Known.Entry!.DiffersIn(Ben).ShouldBe([EntryField.Choice, EntryField.Channel]);
        Given(Entered).Known.Entry!.DiffersIn(Ben).ShouldBeEmpty("nobody else has entered anything");
    }

    [Fact]
    public void What_one_teller_enters_waits_and_counts_for_nothing()
    {
        var desk = Given().When(Enter(Command)).Then(Entered);
        desk.Entry!.Waiting.ShouldBe([Entered]);
        (desk.Entry.Differs, desk.Ballot).ShouldBe((false, null));
    }

    [Fact]
    public void What_another_enters_alike_is_the_member_s_ballot_as_the_first_entered_it()
    {
        var second = Command with { Teller = Cleo, Reason = "it pays", Evidence = " box 4, SHEET 17 ", Note = null };
        var desk = Given(Entered).When(Enter(second)).Then(
            Entered with { Teller = Cleo, Reason = "it pays", Evidence = "box 4, SHEET 17", Note = null }, ByTellers);
        desk.Entry!.Confirmed.ShouldBe(new ConfirmedEntry(Entered, Cleo));
        desk.Ballot!.Vote!.Origin.ShouldBe(new BallotOrigin(Ben, null, "Box 4, sheet 17"));
    }

    [Fact]
    public void The_same_teller_confirms_nothing_however_often() => Given(Entered).When(Enter(Command)).ThenNothing();

    [Theory]
    [InlineData("choice")]
    [InlineData("channel")]
    [InlineData("evidence")]
    public void What_differs_counts_for_nothing_until_it_is_resolved(string what)
    {
        var other = what switch
        {
            "choice" => Command with { Teller = Cleo, Choice = No },
            "channel" => Command with { Teller = Cleo, Channel = Channel.Phone },
            _ => Command with { Teller = Cleo, Evidence = "Box 4, sheet 71" },
        };
        var entered = Entered with { Teller = Cleo, Choice = other.Choice, Channel = other.Channel, Evidence = other.Evidence };
        var desk = Given(Entered).When(Enter(other)).Then(entered);
        (desk.Entry!.Differs, desk.Ballot).ShouldBe((true, null));

        // Ben looks again, and finds that Cleo has read it right.
        var again = Entered with { Choice = other.Choice, Channel = other.Channel, Evidence = other.Evidence };
        Given(Entered, entered)
            .When(Enter(Command with { Choice = other.Choice, Channel = other.Channel, Evidence = other.Evidence }))
            .Then(again, ByTellers with { Choice = other.Choice, Channel = other.Channel, Origin = new BallotOrigin(Cleo, null, other.Evidence) })
            .Entry!.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public void A_third_teller_may_settle_what_two_read_otherwise() =>
        Given(Entered, Entered with { Teller = Cleo, Choice = No }).When(Enter(Command with { Teller = Dev }))
            .Then(Entered with { Teller = Dev }, ByTellers).Entry!.Differs.ShouldBeFalse();

    [Fact]
    public void Another_paper_of_the_member_changes_the_ballot_and_the_first_stays_on_record()
    {
        var (one, two) = (Entered with { Evidence = "Sheet 30", Choice = No }, Entered with { Teller = Cleo, Evidence = "Sheet 30", Choice = No });
        Given(Entered, Entered with { Teller = Cleo }, ByTellers, one).When(Enter(Command with { Teller = Cleo, Evidence = "Sheet 30", Choice = No }))
            .Then(two, new BallotChanged(First, Oven, Ada, 1, No, "It pays.", Channel.Paper, new BallotOrigin(Ben, null, "Sheet 30")));
    }

    [Fact]
    public void Only_a_teller_enters_and_nobody_their_own()
    {
        Given().When(Enter(Command with { Teller = Ada })).Then(new TellerIsNotNamed(Ada));
        Given().When(Enter(Command with { MemberId = Ben })).Then(new TellerIsTheVoter(Ben));
    }

    [Theory]
    [InlineData(Channel.Web)]
    [InlineData(Channel.Api)]
    [InlineData(Channel.System)]
    [InlineData(Channel.Import)]
    public void Tellers_enter_only_what_comes_by_paper_room_or_telephone(Channel channel) =>
        Given().When(Enter(Command with { Channel = channel })).Then(new WayIsNotForTellers(channel));

    [Theory]
    [InlineData("")]
    [InlineData("Ada's own sheet")]
    [InlineData("1\n2")]
    [InlineData("Mrs Miller")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901")]
    public void Evidence_is_a_number_and_no_words_about_anyone(string evidence) =>
        Given().When(Enter(Command with { Evidence = evidence })).Then(new EvidenceIsNoNumber(60));

    [Fact]
    public void A_paper_is_held_to_what_every_ballot_is()
    {
        Given().When(Enter(Command, isOnRoll: false)).Then(new MemberIsNotOnTheRoll(Ada, First));
        Given().When(Enter(Command with { Revision = 2 })).Then(new RevisionIsNotVotedOn(2, 1));
        Given().When(Enter(Command, at: After)).Then(new VotingHasClosed(Oven, Close));
        Given().When(Enter(Command with { Choice = RankedChoice.Of(Gas) })).Then(new ChoiceDoesNotFitRule("This vote is answered by yes, no or abstain."));
        Given().When(Enter(Command with { Note = new string('x', 4_001) })).Then(new TextIsTooLong("note", 4_001, 4_000));
        EnterBallot.Decide(null, null, null, Command, Tellers, isOnRoll: true, During).Rejection.ShouldBe(new ProposalIsUnknown(Oven));
    }

    [Fact]
    public void What_nobody_has_confirmed_can_be_taken_back()
    {
        var desk = Given(Entered).When(Withdraw(Ben, "Another Ada.")).Then(new EntryWithdrawn(First, Oven, Ada, Ben, "Another Ada."));
        desk.Entry!.Waiting.ShouldBeEmpty();
        Given(Entered).When(Withdraw(Cleo, null)).ThenNothing();
        Given().When(Withdraw(Ben, null)).Then(new NoEntryToWithdraw(Ada));
        Given(Entered).When(Withdraw(Ada, null)).Then(new TellerIsNotNamed(Ada));
        Given(Entered).When(Withdraw(Ben, null, After)).Then(new VotingHasClosed(Oven, Close));
        Given(Entered).When(Withdraw(Ben, "\u0000")).Then(new TextHasControlCharacters("reason", 1));
    }

    private static Func<TellersDesk?, Decision> Withdraw(Domain.Members.MemberId teller, string? reason, Instant? at = null) => desk =>
        WithdrawEntry.Decide(Tests.Given.Proposal(Drafted(), Opened()).State, desk?.Entry, new WithdrawEntry(Oven, Ada, teller, reason), Tellers, at ?? During);
}
