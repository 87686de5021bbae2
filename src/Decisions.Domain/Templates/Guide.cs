using System.Collections.Immutable;
using static Decisions.Domain.Templates.GuideAnswer;

namespace Decisions.Domain.Templates;

/// <summary>A few questions that lead to a fitting way to decide. Every rule of the library is found by them.</summary>
public static class Guide
{
    private static readonly GuideQuestion Near = new("near", "When is it agreed?",
    [
        Fits("objection", "When nobody has a reasoned objection", "worker-consent",
            "Nobody has to be enthusiastic: it is good enough for now and safe enough to try. An objection is a gift: it is looked into, and the proposal is made better by it."),
        Fits("agreement", "When everyone can live with it, and enough of us want it", "consensus",
            "Everyone says where they stand. Who cannot share it may stand aside, by name; a block stops it only if it is for what the group stands for."),
        Fits("majority", "When more are for it than against it", "ordinary",
            "Each member has one vote, and the majority decides. It is quick and known to all, and those who are outvoted live with it."),
    ]);

    private static readonly GuideQuestion Grave = new("grave", "Which of these is it?",
    [
        Fits("rules", "Our own rules are to change", "rule-change",
            "Rules protect those who are few, so they change only by three quarters of those who take part, and after notice."),
        Fits("special", "A company's special resolution", "special",
            "The law asks for three quarters of the votes cast, and that the notice carries the text and says what it is."),
        Fits("joining", "A society joins with another, or transfers its engagements", "amalgamation",
            "The law asks for two thirds of those who vote, and for a second vote between 14 days and a month later."),
        Fits("conversion", "A society becomes a company", "conversion",
            "The law asks for three quarters of those who vote, for half of all members to vote at all, and for a second vote."),
    ]);

    private static readonly GuideQuestion Written = new("written", "How grave is it, under company law?",
    [
        Fits("ordinary", "An ordinary matter", "written-ordinary",
            "More than half of all who may vote must sign, not only of those who answer, since nobody meets and hears the others."),
        Fits("grave", "A grave matter: one that needs a special resolution", "written-special",
            "Three quarters of all who may vote must sign, not only of those who answer."),
    ]);

    private static readonly GuideQuestion Who = new("who", "Who decides it?",
    [
        Leads("near", "People who work closely together", Near),
        Fits("meeting", "All members, after they were told of it some days before", "ordinary-notice",
            "Members hear of it in time to think, to come or to name a proxy. Then the majority of the votes cast decides."),
        Fits("quick", "All members, without waiting for notice", "ordinary",
            "Each member has one vote, and the majority decides. It can open today."),
        Fits("one", "One member, who hears others first", "advice",
            "Whoever takes it on asks those whom it affects and those who know about it, answers what they advise, and then decides."),
        Leads("written", "A company's members in writing, without a meeting", Written),
    ]);

    private static readonly GuideQuestion Hearing = new("hearing", "What do you want to hear?",
    [
        Fits("leaning", "How members lean to one text", "temperature-check",
            "Each says how they lean, from strongly for to strongly against, and all see how many lean which way. It takes a minute, and nothing is decided by it."),
        Fits("date", "When most can come", "finding-a-date",
            "Each says of every date yes, if need be or no. What suits most stands at the top, and whoever calls the meeting sees who could not come."),
        Fits("ranking", "In which order members like some ideas", "ranking-ideas",
            "Anyone may add an idea first. Then each ranks them, and all are put in one order; what is equal stays equal."),
        Fits("dots", "Which of many ideas members would put their weight on", "dot-voting",
            "Each has five dots for as many ideas as they like. It shows at a glance which few of many are worth working out."),
    ]);

    /// <summary>What is asked first.</summary>
    public static GuideQuestion First { get; } = new("what", "What is to be decided?",
    [
        Leads("matter", "Whether we do one thing", Who),
        Leads("grave", "A grave matter that the law or our rules have strict words for", Grave),
        Fits("choice", "Which one of several things", "ranked",
            "Members rank what there is. The last one leaves and its ballots go on to their next choice, until one has more than half: no vote is lost on what has no chance."),
        Fits("people", "Who is on a board or a committee", "board-election",
            "Members rank the candidates, and the seats are shared out in proportion to what they want, so that minorities are heard too."),
        Leads("hearing", "Nothing yet: we want to hear what members think", Hearing),
    ]);

    /// <summary>All questions, the first that is asked first, each once.</summary>
    public static ImmutableArray<GuideQuestion> Questions { get; } =
        [.. From(First).DistinctBy(question => question.Key)];

    /// <summary>Follows answers from the first question on, as far as they are known.</summary>
    /// <param name="answers">The keys of the answers in their order.</param>
    public static GuidePath Follow(IEnumerable<string> answers)
    {
        List<(GuideQuestion, GuideAnswer)> asked = [];
        GuideQuestion? next = First;
        foreach (var key in answers)
        {
            if (next?.Answers.FirstOrDefault(each => each.Key == key) is not { } answer)
                break;
            asked.Add((next, answer));
            next = answer.Next;
        }
        return new GuidePath([.. asked], next);
    }

    private static IEnumerable<GuideQuestion> From(GuideQuestion question) =>
        question.Answers.Where(answer => answer.Next is not null).SelectMany(answer => From(answer.Next!)).Prepend(question);
}
