using Decisions.Domain.Meetings;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;
using static Decisions.Domain.Tests.Meetings.MeetingExample;

namespace Decisions.Domain.Tests.Meetings;

public sealed class CallMeetingTests
{
    private static readonly CallMeeting Command = new(Agm, " General meeting ", "In the bakehouse.", Begins);

    [Fact]
    public void A_meeting_is_called_with_clear_days_of_notice() =>
        Given().When(Call(Command)).Then(Called).Status.ShouldBe(MeetingStatus.Called);

    [Fact]
    public void It_is_called_anew_with_its_own_notice_until_it_has_begun()
    {
        var later = Called with { Text = "In the hall.", BeginsAt = Begins + Duration.FromDays(1), ClearDays = 16 };
        Given(Called).When(Call(Command with { Text = "In the hall.", BeginsAt = later.BeginsAt })).Then(later);
        Given(Called).When(state => CallMeeting.Decide(state, Command, London, Begins - Duration.FromDays(2))).ThenNothing();
        Given(Called, Begun).When(Call(Command)).Then(new MeetingHasBegun(Agm));
    }

    [Fact]
    public void It_is_to_be_somewhere_and_sometime()
    {
        Given().When(Call(Command with { Title = " " })).Then(new TextIsMissing("title"));
        Given().When(Call(Command with { Text = "" })).Then(new TextIsMissing("text"));
        Given().When(Call(Command with { BeginsAt = Calling })).Then(new MeetingTimeIsPast(Calling, Calling));
    }

    [Fact]
    public void The_agenda_holds_proposals_and_headings_in_an_order()
    {
        var proposal = Tests.Given.Proposal(Drafted()).State;
        var heading = new AddAgendaItem(Agm, Report, null, "Report of the treasurer");
        Given(Called).When(state => AddAgendaItem.Decide(state, new AddAgendaItem(Agm, OvenItem, Oven, null), proposal)).Then(OnAgenda);
        Given(Called, OnAgenda).When(state => AddAgendaItem.Decide(state, heading, null)).Then(new AgendaItemAdded(Agm, Report, null, heading.Text));
        Given(Called, OnAgenda, new AgendaItemAdded(Agm, Report, null, heading.Text)).When(state => OrderAgenda.Decide(state, new OrderAgenda(Agm, [Report, OvenItem]), []))
            .Then(new AgendaOrdered(Agm, [Report, OvenItem])).Agenda.Select(item => item.Id).ShouldBe([Report, OvenItem]);
        Given(Called, OnAgenda).When(state => OrderAgenda.Decide(state, new OrderAgenda(Agm, []), [])).Then(new AgendaOrdered(Agm, [])).Agenda.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_on_an_agenda_is_refused()
    {
        var withdrawn = Tests.Given.Proposal(Drafted(), new ProposalWithdrawn(Oven, null)).State;
        var proposal = new AddAgendaItem(Agm, OvenItem, Oven, null);
        Given(Called).When(state => AddAgendaItem.Decide(state, proposal, null)).Then(new ProposalIsUnknown(Oven));
        Given(Called).When(state => AddAgendaItem.Decide(state, proposal, withdrawn)).Then(new ProposalIsWithdrawn(Oven));
        Given(Called).When(state => AddAgendaItem.Decide(state, proposal with { Text = "Both" }, withdrawn)).Then(new AgendaItemIsTwoThings());
        Given(Called).When(state => AddAgendaItem.Decide(state, proposal with { ProposalId = null }, null)).Then(new TextIsMissing("text"));
        Given(Called, OnAgenda).When(state => AddAgendaItem.Decide(state, proposal with { ProposalId = null, Text = "Other" }, null)).Then(new AgendaItemExists(OvenItem));
        Given(Called, OnAgenda).When(state => AddAgendaItem.Decide(state, proposal with { ItemId = Report }, Tests.Given.Proposal(Drafted()).State)).ThenNothing();
        Given().When(state => AddAgendaItem.Decide(state, proposal, null)).Then(new MeetingIsUnknown(Agm));
        Given(Called, OnAgenda).When(state => OrderAgenda.Decide(state, new OrderAgenda(Agm, [Report]), [])).Then(new AgendaHasNoSuchItem());
        Given(Called, OnAgenda).When(state => OrderAgenda.Decide(state, new OrderAgenda(Agm, [OvenItem, OvenItem]), [])).Then(new AgendaHasNoSuchItem());
        Given(Called, OnAgenda).When(state => OrderAgenda.Decide(state, new OrderAgenda(Agm, []), [Oven])).Then(new ItemWasVotedOn(OvenItem));
        var full = Enumerable.Range(0, 200).Select(n => new AgendaItemAdded(Agm, new AgendaItemId(Guid.Parse($"01900000-0000-7000-9000-{n:x12}")), null, "x"));
        Given([Called, .. full]).When(state => AddAgendaItem.Decide(state, proposal, null)).Then(new AgendaIsFull(200));
    }

    private static Func<Meeting?, Decision> Call(CallMeeting command) => state => CallMeeting.Decide(state, command, London, Calling);
}
