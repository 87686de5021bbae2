using System.Collections.Immutable;
using Decisions.Engine.ReadModels.Auditing;

namespace Decisions.Server.Pages.Words;

/// <summary>The types of events as a form offers them, under the noun that each is about.</summary>
public static class TypeInWords
{
    public static ImmutableArray<(string Noun, ImmutableArray<(string Type, string Words)> Types)> All { get; } =
    [
        ("Decisions",
        [
            ("proposal_drafted", "Proposal drafted"), ("proposal_revised", "Text revised"), ("topic_chosen", "Topic chosen"), ("circle_chosen", "Circle chosen"), ("decision_handed_on", "Decision handed on"), ("notice_given", "Notice given"),
            ("notice_withdrawn", "Notice taken back"),
            ("short_notice_consented", "Short notice consented to"), ("voting_opened", "Voting opened"),
            ("voting_extended", "Voting extended"), ("voting_closed_early", "Voting closed early"),
            ("voting_prolonged", "Voting prolonged by its rule"), ("voting_ended", "Voting ended by its rule"),
            ("result_declared", "Result declared"), ("outcome_stated", "Outcome stated"),
            ("decision_corrected", "Decision corrected"), ("recount_made", "Votes recounted"), ("proposal_withdrawn", "Proposal withdrawn"),
            ("round_superseded", "Round ended without a result"), ("superseded_named", "Superseded decisions named"),
            ("review_planned", "Review planned"), ("review_held", "Review held"),
        ]),
        ("Carrying out",
        [
            ("action_planned", "Action planned"), ("action_changed", "Action changed"), ("action_taken", "Action taken on"),
            ("action_handed_back", "Action handed back"), ("action_done", "Action done"), ("action_reopened", "Action opened again"),
            ("action_dropped", "Action dropped"), ("call_made", "Volunteers called for"), ("call_changed", "Call changed"),
            ("call_closed", "Call closed"), ("volunteer_signed_up", "Volunteer signed up"), ("volunteer_signed_off", "Volunteer signed off"),
            ("hours_thanked", "Hours thanked for"),
        ]),
        ("Consent rounds",
        [
            ("agreement_sought", "Agreement sought"), ("consent_round_begun", "Consent round begun"), ("roles_named", "Roles named"), ("consent_round_moved", "Consent round moved"),
            ("driver_restated", "Driver restated"), ("step_taken", "Step taken"), ("response_given", "Response given"),
            ("question_asked", "Question asked"), ("question_answered", "Question answered"), ("objection_refined", "Objection refined"),
            ("objection_withdrawn", "Objection withdrawn"), ("objection_judged", "Objection judged"), ("objection_tested", "Objection tested"),
            ("objections_resolved", "Objections resolved"),
        ]),
        ("Amendments",
        [
            ("amendment_moved", "Amendment moved"), ("amendment_seconded", "Amendment seconded"),
            ("amendment_accepted", "Amendment accepted"), ("amendment_put", "Amendment put to the vote"),
            ("amendment_carried", "Amendment carried"), ("amendment_lost", "Amendment lost"),
            ("amendment_withdrawn", "Amendment withdrawn"), ("amendment_rebased", "Amendment fitted to a new text"),
            ("amendment_reworded", "Amendment amended"), ("amendments_ordered", "Order of amendments set"),
            ("amendment_proposed_anew", "Amendment proposed anew"),
        ]),
        ("Discussion",
        [
            ("comment_made", "Comment made"), ("comment_edited", "Comment edited"), ("reaction_given", "Reaction given"),
            ("reaction_taken", "Reaction taken back"), ("answer_marked", "Answer marked"), ("comment_hidden", "Comment hidden"),
            ("comment_restored", "Comment restored"), ("discussion_audience_set", "Who may read a discussion"),
        ]),
        ("Votes",
        [
            ("ballot_cast", "Vote cast"), ("ballot_changed", "Vote changed"), ("ballot_withdrawn", "Vote taken back"),
            ("ballot_gave_way", "Vote that gave way"), ("ballot_entered", "Vote entered by a teller"), ("entry_withdrawn", "Entry taken back"),
            ("hands_counted", "Hands counted by a teller"), ("hands_shown", "Show of hands"),
            ("proxy_appointed", "Proxy appointed"), ("proxy_revoked", "Proxy revoked"), ("delegation_used", "Delegation used"),
            ("meeting_proxy_used", "Proxy for a meeting used"), ("meeting_proxy_appointed", "Proxy for a meeting appointed"),
            ("meeting_proxy_revoked", "Proxy for a meeting revoked"),
            ("votes_delegated", "Votes delegated"), ("delegation_revoked", "Delegation revoked"),
        ]),
        ("Meetings",
        [
            ("meeting_called", "Meeting called"), ("agenda_item_added", "Put on an agenda"), ("agenda_ordered", "Agenda put in order"),
            ("attendance_entered", "Attendance entered"), ("meeting_begun", "Meeting begun"), ("meeting_adjourned", "Meeting adjourned"), ("sitting_moved", "Adjourned meeting put to another time"),
            ("meeting_resumed", "Meeting resumed"), ("meeting_closed", "Meeting closed"),
            ("minutes_approved", "Minutes approved"),
        ]),
        ("Advice",
        [
            ("decider_named", "Decider named"), ("advice_sought", "Advice sought"), ("advice_given", "Advice given"), ("advice_answered", "Advice answered"),
        ]),
        ("Panels drawn by lot",
        [
            ("draw_announced", "Draw announced"), ("seed_published", "Seed published"), ("panel_drawn", "Panel drawn"),
            ("place_accepted", "Place accepted"), ("place_declined", "Place declined"), ("place_passed_on", "Place passed on"), ("draw_withdrawn", "Draw withdrawn"),
        ]),
        ("Members",
        [
            ("member_invited", "Member invited"), ("member_joined", "Member joined"), ("member_suspended", "Member suspended"),
            ("member_reinstated", "Suspension ended"), ("member_left", "Membership ended"), ("member_placed", "Placed in a class"),
        ]),
        ("Circles",
        [
            ("circle_formed", "Circle formed"), ("circle_changed", "Circle changed"), ("circle_rules_named", "Rules of a circle named"),
            ("circle_closed", "Circle closed"), ("member_asked_to_join_circle", "Asked to join a circle"), ("member_joined_circle", "Joined a circle"),
            ("joining_refused", "Not let into a circle"), ("member_left_circle", "Left a circle"), ("circle_role_filled", "Role of a circle filled"),
            ("circle_role_vacated", "Role of a circle vacated"), ("circle_rotation_stated", "Order of a role stated"),
            ("circle_rotation_ended", "Order of a role ended"), ("circle_turn_passed_over", "Passed over for a turn"),
            ("selection_begun", "Choice of who fills a role begun"), ("nomination_made", "Nomination made"), ("nomination_changed", "Nomination changed"),
            ("nomination_kept", "Nomination kept"), ("hearing_closed", "Hearing closed"), ("nominee_proposed", "Nominee proposed"),
            ("selection_carried", "Nominee consented to"), ("selection_ended", "Choice of who fills a role ended"),
        ]),
        ("Rules", [("rule_adopted", "Rule adopted"), ("rule_amended", "Rule changed"), ("rule_retired", "Rule retired")]),
        ("Templates", [("template_saved", "Template saved"), ("template_retired", "Template retired")]),
        ("Community",
        [
            ("community_founded", "Community founded"), ("community_renamed", "Community renamed"),
            ("community_purpose_restated", "Purpose restated"), ("community_time_zone_changed", "Time zone changed"),
            ("community_visibility_changed", "Who may read changed"), ("amendment_rule_named", "Rule for amendments named"), ("tellers_named", "Tellers named"),
            ("classes_named", "Classes named"), ("topics_named", "Topics named"),
        ]),
        ("The record",
        [
            ("payload_redacted", "Text erased"), ("person_erased", "Person erased"), ("log_key_rotated", "Signing key changed"),
            ("witnesses_named", "Witnesses named"),
        ]),
    ];

    private static readonly ImmutableDictionary<string, string> Words =
        All.SelectMany(group => group.Types).ToImmutableDictionary(each => each.Type, each => each.Words);

    /// <summary>The types that nobody has put into words; a test holds that there are none.</summary>
    public static IEnumerable<string> Wordless => TimelineTypes.All.Where(type => !Words.ContainsKey(type));

    public static string Of(string type) => Words.GetValueOrDefault(type, type);
}
