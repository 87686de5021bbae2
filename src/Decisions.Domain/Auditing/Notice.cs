using System.Text.Json.Serialization;
using Decisions.Domain.Serialization;

namespace Decisions.Domain.Auditing;

/// <summary>Why an event needs a look.</summary>
[JsonConverter(typeof(WordJsonConverter<Notice>))]
public enum Notice
{
    /// <summary>Voting was extended after it had opened.</summary>
    [JsonStringEnumMemberName("votingExtended")] VotingExtended,

    /// <summary>Voting was closed before its time.</summary>
    [JsonStringEnumMemberName("votingClosedEarly")] VotingClosedEarly,

    /// <summary>A result was declared long after voting had ended.</summary>
    [JsonStringEnumMemberName("resultDeclaredLate")] ResultDeclaredLate,

    /// <summary>A proposal was withdrawn while voting on it was open.</summary>
    [JsonStringEnumMemberName("withdrawnWhileOpen")] WithdrawnWhileOpen,

    /// <summary>Notice of a vote was given with fewer clear days than its rule asks for.</summary>
    [JsonStringEnumMemberName("noticeGivenShort")] NoticeGivenShort,

    /// <summary>A carried amendment ended a round without a result, and members were asked again.</summary>
    [JsonStringEnumMemberName("roundSuperseded")] RoundSuperseded,

    /// <summary>An outcome was stated where one stood already.</summary>
    [JsonStringEnumMemberName("outcomeRestated")] OutcomeRestated,

    /// <summary>Something that was said wrongly of a decision was put right.</summary>
    [JsonStringEnumMemberName("decisionCorrected")] DecisionCorrected,

    /// <summary>The ballots of a declared round, counted again, did not come to its result.</summary>
    [JsonStringEnumMemberName("recountDisagrees")] RecountDisagrees,

    /// <summary>A member was suspended, and is on no roll that is drawn from then on.</summary>
    [JsonStringEnumMemberName("memberSuspended")] MemberSuspended,

    /// <summary>A rule was amended while a round under it was open.</summary>
    [JsonStringEnumMemberName("ruleAmendedWhileOpen")] RuleAmendedWhileOpen,

    /// <summary>What a member said was hidden from others.</summary>
    [JsonStringEnumMemberName("commentHidden")] CommentHidden,

    /// <summary>A payload was erased.</summary>
    [JsonStringEnumMemberName("payloadRedacted")] PayloadRedacted,

    /// <summary>A person's name and address were erased.</summary>
    [JsonStringEnumMemberName("personErased")] PersonErased,

    /// <summary>The key that signs the log's checkpoints was changed for another.</summary>
    [JsonStringEnumMemberName("logKeyRotated")] LogKeyRotated,

    /// <summary>Other witnesses, or fewer, vouch for the record from here on.</summary>
    [JsonStringEnumMemberName("witnessesNamed")] WitnessesNamed,
}
