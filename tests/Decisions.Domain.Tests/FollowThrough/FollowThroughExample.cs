using Decisions.Domain.Actions;
using Decisions.Domain.Calls;
using Decisions.Domain.Counting;
using Decisions.Domain.FollowThrough;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using NodaTime;
using static Decisions.Domain.Tests.Example;

namespace Decisions.Domain.Tests.FollowThrough;

/// <summary>What follows the decision on an oven.</summary>
internal static class FollowThroughExample
{
    /// <summary>The decision of years ago, which the one on the oven supersedes.</summary>
    public static readonly ProposalId OldOven = new(Id(0xD4));

    public static readonly ActionId Fetching = new(Id(0x61));

    public static readonly CallId Carrying = new(Id(0x71));

    /// <summary>The day of the examples, by the community's clock.</summary>
    public static readonly LocalDate Today = new(2026, 11, 21);

    /// <summary>The oven, carried.</summary>
    public static Proposal Decided => Given.Proposal(Drafted(), Opened(), Declared(Verdict.Carried)).Known;

    /// <summary>A vote that a second one must confirm.</summary>
    public static VotingOpened OpenedToBeConfirmed => Opened(Confirmed) with { Confirmation = new ConfirmationPlan(After, After + Duration.FromDays(20), null) };

    /// <summary>The old one, carried before.</summary>
    public static Proposal CarriedBefore => Given.Proposal(
        Drafted() with { ProposalId = OldOven, Title = "The first oven" },
        Opened(round: Second) with { ProposalId = OldOven },
        Declared(Verdict.Carried, Second) with { ProposalId = OldOven }).Known;

    public static readonly ReviewHeld Kept = new(
        Oven, Cem, "Hardly a loaf is burnt.", "Two of four hundred were burnt.", ReviewConclusion.Keep, new LocalDate(2027, 11, 22), LeadsTo: null);

    public static readonly ActionPlanned Fetch = new(Fetching, Oven, Ada, "Fetch the oven.", Ben, new LocalDate(2026, 12, 1));

    public static readonly CallMade Carriers = new(
        Carrying, Fetching, Oven, Ada, "Carry the oven in.", Places: 2, ["lifting", "first aid"], Venue.OnSite, "At the bakehouse door.",
        Close + Duration.FromDays(9), Minutes: 120);

    public static VolunteerSignedUp Up(MemberId member) => new(Carrying, Oven, member, InPlaceOf: null);
}
