using System.Collections.Frozen;

namespace Decisions.Server.Pages.Words;

/// <summary>What a page says at its top after something was done. An address can name only what stands here.</summary>
public static class Notices
{
    private static readonly FrozenDictionary<string, string> All = new Dictionary<string, string>
    {
        ["founded"] = "Your community is founded. You are its first member, its secretary and its facilitator.",
        ["joined"] = "Welcome. You are a member now.",
        ["drafted"] = "Your proposal is on record. Others can read it now.",
        ["revised"] = "The new revision is on record. Earlier ones are kept.",
        ["same"] = "Nothing had to change: it was so already.",
        ["noticed"] = "The notice is given. It stands with the proposal.",
        ["scheduled"] = "Voting opens by itself at the time that you said.",
        ["notice-withdrawn"] = "The notice is taken back. Nothing opens by itself.",
        ["consented"] = "Your consent to the short notice is on record.",
        ["opened"] = "Voting is open.",
        ["extended"] = "Voting has been extended.",
        ["closed"] = "Voting is closed. The result follows as soon as the votes are counted.",
        ["declared"] = "The result is declared.",
        ["stated"] = "The outcome is on record.",
        ["corrected"] = "The correction is on record. What was said before stays visible.",
        ["recounted"] = "The votes are counted again. What came of it stands with the result.",
        ["withdrawn"] = "The proposal is withdrawn.",
        ["same-vote"] = "Nothing had to change: this is how your vote stands already.",
        ["vote-withdrawn"] = "Your vote is taken back and does not count. You can vote again until voting closes.",
        ["proxy"] = "Your proxy is on record. You can take it back until it is used, and vote yourself whatever happens.",
        ["proxy-revoked"] = "Your proxy is taken back. Nobody votes for you now.",
        ["voted-for"] = "The votes are recorded.",
        ["suspended"] = "The membership is suspended.",
        ["reinstated"] = "The suspension has ended.",
        ["ended"] = "The membership has ended.",
        ["classes"] = "The classes are on record.",
        ["placed"] = "It is on record who is of which class. Votes that open from now on go by it.",
        ["adopted"] = "The rule is adopted.",
        ["amended"] = "The rule is changed. Votes that are open now keep the terms they opened under.",
        ["retired"] = "The rule is retired. It opens no further votes.",
        ["witnesses"] = "The witnesses are on record. They are asked within a few seconds.",
        ["moved"] = "Your amendment is on record. Another member has to second it before it is put to the vote.",
        ["seconded"] = "You have seconded the amendment.",
        ["accepted"] = "The amendment is made: the text has a new revision.",
        ["put"] = "The vote on the amendment is open.",
        ["reworded"] = "The new wording is on record.",
        ["amendment-withdrawn"] = "The amendment is withdrawn.",
        ["ordered"] = "The order is set.",
        ["rule-for-amendments"] = "Amendments are voted on under this rule from now on.",
        ["redacted"] = "The words are taken out, for good. What remains is shown below.",
        ["erased"] = "The personal data is erased, for good.",
    }.ToFrozenDictionary();

    public static string? Of(string? name) => name is null ? null : All.GetValueOrDefault(name);
}
