using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Frame;

/// <summary>A notice of a vote as a page shows it.</summary>
/// <param name="Short">How far members consent to its being short; null where it is long enough.</param>
public sealed record NoticeView(GivenNotice Notice, CommunityTime Times, ShortNotice? Short = null);

/// <summary>How far members consent to short notice, by who may vote at this moment.</summary>
/// <param name="Consents">How many of those who may vote have consented.</param>
public sealed record ShortNotice(GivenNotice Notice, long Eligible, long Consents)
{
    public string InWords
    {
        get
        {
            var needed = Notice.ConsentsNeeded(Eligible);
            var share = FractionInWords.Of(Notice.Said.Terms.Notice!.ShortNotice!.Value);
            var has = $"{StatusInWords.Number(Consents)} {(Consents == 1 ? "has" : "have")}";
            return $"Of those who may vote, {share} must consent to that: {StatusInWords.Number(needed)} of {StatusInWords.Number(Eligible)}. " +
                (Consents >= needed ? $"{has}: it is enough." : $"{has} so far.");
        }
    }
}
