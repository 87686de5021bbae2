using System.Collections.Frozen;

namespace Decisions.Server.Pages.Words;

/// <summary>What the fields of commands are called on the pages where people fill them in.</summary>
public static class FieldInWords
{
    /// <summary>
    /// Labels by field, or by where it stands and field: a form of a page, a page, or a folder of pages. The narrowest place
    /// goes first.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["name"] = "What is it called?",
        ["/Members name"] = "Name",
        ["title"] = "Title",
        ["/Meetings title"] = "What is it called?",
        ["/Templates title"] = "What do you call it?",
        ["purpose"] = "What is it for?",
        ["founderName"] = "Your own name",
        ["text"] = "Text",
        ["/Proposals/Notice text"] = "Anything else to tell (optional)",
        ["/Proposals/Correct text"] = "What is right?",
        ["/Meetings text"] = "Where is it?",
        ["/Meetings/Arrange text"] = "What else is on the agenda?",
        ["/Templates text"] = "What does a proposal begin with? (optional)",
        ["/Discussions text"] = "Your words",
        ["/ConsentRounds/ConsentRound?respond text"] = "What you say to it",
        ["/ConsentRounds/ConsentRound?ask text"] = "Your question",
        ["/ConsentRounds/ConsentRound?answer text"] = "Answer",
        ["/ConsentRounds/ConsentRound?refine text"] = "What would do harm, or could be clearly better?",
        ["/ConsentRounds/ConsentRound?resolve text"] = "How does that answer it?",
        ["driver"] = "Why act?",
        ["/ConsentRounds/ConsentRound?driver driver"] = "The reason to act",
        ["criteria"] = "How will one tell whether it did what it was for? (optional)",
        ["statement"] = "What follows from this decision?",
        ["reason"] = "Why?",
        ["/Proposals/Correct reason"] = "How did the mistake come about?",
        ["/Members/Member?Suspend reason"] = "Reason",
        ["/Members/Member?Reinstate reason"] = "Reason (optional)",
        ["/Members/Member?End reason"] = "Why? (optional)",
        ["/Ballots reason"] = "Your reason",
        ["/Proxies reason"] = "Your reason",
        ["/Tellers reason"] = "The reason that the member gives",
        ["/Tellers note"] = "What else the tellers should know (optional)",
        ["/Meetings/Adjourn reason"] = "What else is to be said? (optional)",
        ["/Minutes note"] = "Anything to add? (optional)",
        ["/Proposals/Revise note"] = "What did you change, and why? (optional)",
        ["/ConsentRounds note"] = "Note (optional)",
        ["/Amendments/Move reason"] = "Why? (optional)",
        ["options"] = "Options to choose from (optional)",
        ["options.class"] = "Options to choose from (optional)",
        ["topics"] = "The topics, one a line",
        ["classes"] = "The classes, one a line",
        ["required"] = "How many of them must have seen a checkpoint before it is trusted?",
        ["quorum.fraction"] = "At least such a share of the members, as 1/2 or 20 %",
        ["quorum.atLeast"] = "At least so many members",
        ["turnoutFloor"] = "Share that must vote and not only abstain (optional)",
        ["threshold.fraction"] = "How many yes",
        ["franchise.minimumMembershipDays"] = "Days that one must have been a member to vote",
        ["method.seats"] = "How many are chosen",
        ["method.guarded.class"] = "Seats kept for a class",
        ["method.guarded.atLeast"] = "Seats kept for a class",
        ["method.fallback.afterPasses"] = "After how many passes",
        ["notice.clearDays"] = "Clear days of notice",
        ["notice.shortNotice"] = "Share that may consent to shorter notice, as 9/10 (optional)",
        ["confirming.earliest.count"] = "Not before",
        ["confirming.latest.count"] = "Not after",
        ["presence.minutesToWait"] = "Minutes to wait for a quorum (at meetings only)",
        ["prolonging.mostHours"] = "Hours that voting goes on at most if too few have taken part (optional)",
        ["proxies.mostHeld"] = "For how many one proxy may speak",
        ["reminderHours"] = "Reminder by mail, in hours before the close (optional)",
        ["classes.colleges"] = "Weights of colleges, one on each line, such as workers 50",
        ["classes.colleges.weight"] = "Weights of colleges, one on each line, such as workers 50",
        ["classes.caps"] = "Largest shares of all votes, one class on each line, such as investors 1/10",
        ["classes.mustAgree"] = "Classes that must be in favour too, with the share of their own votes, such as workers 1/2",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every label, for a test to hold against the pages.</summary>
    public static IEnumerable<string> All => Labels.Values.Distinct();

    /// <summary>The label of a field on a page, without what it says of the field beside its name; null where it has none.</summary>
    public static string? Of(string field, string page, string? form = null)
    {
        var folder = page.LastIndexOf('/') is > 0 and var at ? page[..at] : page;
        var label = Labels.GetValueOrDefault($"{page}?{form} {field}") ?? Labels.GetValueOrDefault($"{page} {field}")
            ?? Labels.GetValueOrDefault($"{folder} {field}") ?? Labels.GetValueOrDefault(field);
        return label is null ? null : Bare(label);
    }

    /// <summary>'Share that may consent to shorter notice' of 'Share that may consent to shorter notice, as 9/10 (optional)'.</summary>
    private static string Bare(string label)
    {
        foreach (var aside in new[] { " (", ", such as ", ", as ", ", one on each line", ", one class on each line", ", one a line" })
            if (label.IndexOf(aside, StringComparison.Ordinal) is > 0 and var at)
                label = label[..at];
        return label;
    }
}
