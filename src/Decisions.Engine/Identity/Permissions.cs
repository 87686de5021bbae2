using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Engine.Circles;

namespace Decisions.Engine.Identity;

public sealed record NotPermitted(string Needed) : Rejection(
    RejectionKind.Forbidden, "not-permitted", $"This needs {Needed}.");

public sealed record SignInIsNeeded() : Rejection(
    RejectionKind.Forbidden, "sign-in-is-needed", "Please sign in first: with a link from your community, or with a bearer token.");

/// <summary>Who may do what: the one place that says so. Each answer is null, or why not.</summary>
public static class Permissions
{
    public static Rejection? ToFound(Actor actor) => Need(actor, actor.IsAdmin, "an admin's key");

    /// <summary>The keys that sign the logs are the server's, not a community's.</summary>
    public static Rejection? ToKeepLogKeys(Actor actor) => Need(actor, actor.IsAdmin, "an admin's key");

    public static Rejection? ToKeepCommunity(Actor actor, CommunityId community) =>
        Need(actor, Keeps(actor, community), "the secretary");

    public static Rejection? ToKeepMembers(Actor actor, CommunityId community) => ToKeepCommunity(actor, community);

    public static Rejection? ToKeepRules(Actor actor, CommunityId community) => ToKeepCommunity(actor, community);

    /// <summary>A template only makes a beginning easier: whoever leads decisions may keep them.</summary>
    public static Rejection? ToKeepTemplates(Actor actor, CommunityId community) =>
        Need(actor, Facilitates(actor, community), "a facilitator or the secretary");

    /// <summary>Joining is one's own act.</summary>
    public static Rejection? ToJoinAs(Actor actor, CommunityId community, MemberId member) =>
        Need(actor, actor.Is(community, member) && Belongs(actor, community), "the member's own key");

    public static Rejection? ToLeaveAs(Actor actor, CommunityId community, MemberId member) =>
        Need(actor, (actor.Is(community, member) && Belongs(actor, community)) || Keeps(actor, community), "the member or the secretary");

    public static Rejection? ToPropose(Actor actor, CommunityId community) =>
        Need(actor, actor.Member is not null && IsInside(actor, community), "a member");

    /// <summary>What everyone needs who may change a proposal, whoever proposed it and whether or not it exists.</summary>
    public static Rejection? ToTakePart(Actor actor, CommunityId community) =>
        Need(actor, IsInside(actor, community), "a member of this community");

    public static Rejection? ToChangeProposal(Actor actor, CommunityId community, MemberId proposer, CircleStanding? circle = null) =>
        Need(actor, (actor.Is(community, proposer) && IsInside(actor, community)) || Facilitates(actor, community, circle), "the proposer or a facilitator");

    /// <summary>Who is to decide what one proposes is the proposer's to say; anybody else hands it on.</summary>
    public static Rejection? ToChooseCircle(Actor actor, CommunityId community, MemberId proposer) =>
        Need(actor, actor.Is(community, proposer) && IsInside(actor, community), "the proposer");

    /// <summary>Whoever added an idea may take it out again, and so may whoever may change the proposal.</summary>
    /// <param name="by">Who added it, or null where no member did.</param>
    public static Rejection? ToTakeOutIdea(Actor actor, CommunityId community, MemberId proposer, MemberId? by, CircleStanding? circle = null) =>
        by is { } own && actor.Is(community, own) && IsInside(actor, community) ? null
        : Need(actor, ToChangeProposal(actor, community, proposer, circle) is null, "who added the idea, the proposer or a facilitator");

    /// <summary>What a mover wants is theirs alone to say.</summary>
    public static Rejection? ToWordAmendment(Actor actor, CommunityId community, MemberId mover) =>
        Need(actor, actor.Is(community, mover) && IsInside(actor, community), "the member who moved it");

    /// <summary>Whoever asked knows what answers it; a facilitator may say so in their place.</summary>
    public static Rejection? ToMarkAnswer(Actor actor, CommunityId community, MemberId asker, CircleStanding? circle = null) =>
        Need(actor, (actor.Is(community, asker) && IsInside(actor, community)) || Facilitates(actor, community, circle), "who asked, or a facilitator");

    /// <summary>Whether the actor may hide comments and restore them: in their own name.</summary>
    public static Rejection? ToModerate(Actor actor, CommunityId community, CircleStanding? circle = null) =>
        Need(actor, actor.Member is not null && Facilitates(actor, community, circle), "a facilitator or the secretary");

    /// <summary>Whether the actor may read what a hidden comment says: who said it, who moderates, and who audits.</summary>
    public static Rejection? ToReadHidden(Actor actor, CommunityId community, MemberId author, CircleStanding? circle = null) => Need(
        actor, actor.Is(community, author) || Facilitates(actor, community, circle) || ToAudit(actor, community) is null,
        "who said it, a facilitator, the secretary or the auditor");

    /// <summary>Whether the actor may read a discussion, and so take part in it.</summary>
    public static Rejection? ToReadDiscussion(
        Actor actor, CommunityId community, Visibility visibility, DiscussionAudience audience, CircleStanding? circle = null) => audience switch
    {
        DiscussionAudience.Open => ToRead(actor, community, visibility),
        DiscussionAudience.Members => ToReadMembers(actor, community),
        // Once the decision has come to the whole community, so has what was said of it.
        _ when circle is { IsWhole: true } => ToReadMembers(actor, community),
        _ => Need(
            actor, circle is { IsIn: true } || Facilitates(actor, community, circle) || ToAudit(actor, community) is null,
            "a member of the circle, a facilitator, the secretary or the auditor"),
    };

    /// <param name="circle">How the actor stands in the circle that the decision is with: who leads that leads its decisions.</param>
    public static Rejection? ToFacilitate(Actor actor, CommunityId community, CircleStanding? circle = null) =>
        Need(actor, Facilitates(actor, community, circle) || ReferenceEquals(actor, Actor.System), "a facilitator or the secretary");

    /// <summary>Whether the actor may form a circle inside none.</summary>
    public static Rejection? ToFormCircle(Actor actor, CommunityId community) =>
        Need(actor, Facilitates(actor, community), "a facilitator or the secretary");

    /// <summary>Whether the actor may change a circle, form one inside it, let members in and fill its roles.</summary>
    public static Rejection? ToLeadCircle(Actor actor, CommunityId community, CircleStanding? circle) =>
        Need(actor, Facilitates(actor, community, circle), "the facilitator or the secretary of the circle, or of the community");

    /// <summary>Being in a circle is one's own act, and so is leaving it, a role of it or following it.</summary>
    public static Rejection? ToBeInCircleAs(Actor actor, CommunityId community, MemberId member) =>
        Need(actor, actor.Is(community, member) && IsInside(actor, community), "the member's own key");

    /// <summary>Whoever was named to lead a consent round and to keep what is said may, and whoever may lead any decision.</summary>
    public static Rejection? ToLead(Actor actor, CommunityId community, CircleStanding? circle, params ReadOnlySpan<MemberId> named)
    {
        foreach (var member in named)
            if (actor.Is(community, member) && IsInside(actor, community))
                return null;
        return Need(
            actor, Facilitates(actor, community, circle) || ReferenceEquals(actor, Actor.System),
            "the facilitator or the secretary of the consent round, or of the community");
    }

    /// <summary>Whether the actor may say what follows a decision, in their own name: whoever is named, and who facilitates.</summary>
    /// <param name="circle">How the actor stands in the circle that the decision is with.</param>
    /// <param name="named">The proposer, whoever led the consent round, or whose action or call it is.</param>
    public static Rejection? ToFollowThrough(Actor actor, CommunityId community, CircleStanding? circle, params ReadOnlySpan<MemberId> named)
    {
        foreach (var member in named)
            if (actor.Is(community, member) && IsInside(actor, community))
                return null;
        return Need(actor, actor.Member is not null && Facilitates(actor, community, circle), "the proposer, whose task it is, or a facilitator");
    }

    /// <summary>Whether the actor may put on record that minutes were approved.</summary>
    public static Rejection? ToApproveMinutes(Actor actor, CommunityId community) => ToKeepCommunity(actor, community);

    /// <summary>The roll says who may vote; this only says that one votes as oneself.</summary>
    public static Rejection? ToVote(Actor actor, CommunityId community) =>
        Need(actor, actor.Member is not null && Belongs(actor, community), "a member's own key");

    /// <summary>What reaches a member by mail is theirs to say, also while they are suspended.</summary>
    public static Rejection? ToSwitchReminders(Actor actor, CommunityId community) => ToVote(actor, community);

    /// <summary>Whether the actor may enter what others have voted; the community says by whose names.</summary>
    public static Rejection? ToTell(Actor actor, CommunityId community) =>
        Need(actor, actor.Member is not null && IsInside(actor, community), "a teller");

    /// <summary>Whether the actor may read what is for members.</summary>
    public static Rejection? ToRead(Actor actor, CommunityId community, Visibility visibility) =>
        Need(actor, visibility == Visibility.Public || Reads(actor, community), "a member of this community, or its auditor");

    /// <summary>
    /// Whether the actor may read the register of decisions; of it, who may not <see cref="ToRead"/> sees only what has
    /// been decided.
    /// </summary>
    public static Rejection? ToReadRegister(Actor actor, CommunityId community, Visibility visibility) =>
        Need(actor, visibility != Visibility.MembersOnly || Reads(actor, community), "a member of this community, or its auditor");

    /// <summary>The names of members are for members, whatever the community shows of its decisions.</summary>
    public static Rejection? ToReadMembers(Actor actor, CommunityId community) =>
        Need(actor, Reads(actor, community), "a member of this community, or its auditor");

    /// <summary>Whether the actor may read every event with its payload.</summary>
    public static Rejection? ToAudit(Actor actor, CommunityId community) =>
        Need(actor, !actor.IsSuspended && actor.Has(community, Role.Auditor, Role.Secretary), "the auditor or the secretary");

    /// <summary>Whether the actor may take words out of the record, or erase a person.</summary>
    public static Rejection? ToRedact(Actor actor, CommunityId community) => ToKeepCommunity(actor, community);

    private static bool Keeps(Actor actor, CommunityId community) =>
        !actor.IsSuspended && actor.Has(community, Role.Secretary);

    private static bool Facilitates(Actor actor, CommunityId community, CircleStanding? circle = null) =>
        !actor.IsSuspended && (actor.Has(community, Role.Facilitator, Role.Secretary) || (circle is { Leads: true } && Belongs(actor, community)));

    private static bool IsInside(Actor actor, CommunityId community) =>
        !actor.IsSuspended && Belongs(actor, community);

    /// <summary>A member's key, suspended or not; an auditor's is none.</summary>
    private static bool Belongs(Actor actor, CommunityId community) =>
        actor.Has(community, Role.Member, Role.Facilitator, Role.Secretary);

    private static bool Reads(Actor actor, CommunityId community) =>
        actor.Has(community, Role.Member, Role.Facilitator, Role.Secretary, Role.Auditor);

    private static Rejection? Need(Actor actor, bool may, string needed) =>
        may ? null
        : actor.Roles.IsEmpty ? new SignInIsNeeded()
        : actor.IsSuspended ? new NotPermitted($"{needed}, and a membership that is not suspended")
        : new NotPermitted(needed);
}
