using System.Diagnostics;
using Decisions.Domain.Ballots;

namespace Decisions.Server.Pages.Words;

/// <summary>In what tellers differ, without what any of them read.</summary>
public static class EntryFieldInWords
{
    public static string Of(EntryField field) => field switch
    {
        EntryField.Revision => "the revision that the paper is of",
        EntryField.Choice => "the vote itself",
        EntryField.Channel => "how it came",
        EntryField.Evidence => "the number of the envelope, the sheet or the call",
        EntryField.InFavour => "the hands for",
        EntryField.Against => "the hands against",
        EntryField.Abstained => "the hands abstaining",
        _ => throw new UnreachableException($"{field} has no words."),
    };
}
