using Decisions.Domain;
using Decisions.Domain.Rules;
using Decisions.Domain.Serialization;
using Decisions.Server.Pages.Words;

namespace Decisions.Server.Pages.Rules;

/// <summary>How classes count as a rule's form holds it, one class on each line.</summary>
/// <param name="Colleges">'workers 50'.</param>
/// <param name="Carries">A word of <see cref="CollegeCarrying"/>.</param>
/// <param name="Caps">'investors 1/10'.</param>
/// <param name="MustAgree">'workers 1/2'.</param>
public sealed record ClassForm(string Colleges, string Carries, string Caps, string MustAgree, bool CountsVotes)
{
    public static ClassForm Empty { get; } = new("", Words<CollegeCarrying>.Of(CollegeCarrying.Proportional), "", "", false);

    public static ClassForm Of(ClassTerms? terms) => terms is null ? Empty : new(
        ClassLines.Write(terms.Colleges.Select(college => (college.Class, college.Weight.ToString()))), Words<CollegeCarrying>.Of(terms.Carries),
        ClassLines.Write(terms.Caps.Select(cap => (cap.Class, cap.Share.ToString()))),
        ClassLines.Write(terms.MustAgree.Select(each => (each.Class, each.Share.ToString()))), terms.CountsVotes);

    public static ClassForm Read(IFormCollection form) => new(
        form["colleges"].ToString().Trim(), form["carries"] is [{ Length: > 0 } word] ? word : Empty.Carries, form["caps"].ToString().Trim(),
        form["mustAgree"].ToString().Trim(), form["countsVotes"] == "yes");

    /// <summary>The terms; null where nothing is filled in.</summary>
    public (ClassTerms? Terms, Rejection? Rejection) ToTerms()
    {
        var (colleges, badColleges) = ClassLines.Numbers("Weights of colleges", Colleges);
        var (caps, badCaps) = ClassLines.Shares("Largest shares", Caps);
        var (mustAgree, badAgreeing) = ClassLines.Shares("Classes that must be in favour too", MustAgree);
        if ((badColleges ?? badCaps ?? badAgreeing) is { } unreadable)
            return (null, unreadable);
        if (!Words<CollegeCarrying>.TryParse(Carries, out var carries))
            return (null, new ChoiceIsMissing("Where does the weight of a college go?"));
        return colleges.IsEmpty && caps.IsEmpty && mustAgree.IsEmpty && !CountsVotes ? (null, null) : (new ClassTerms(
            [.. colleges.Select(each => new College(each.Class, each.Number))], carries, [.. caps.Select(each => new ClassShare(each.Class, each.Share))],
            [.. mustAgree.Select(each => new ClassShare(each.Class, each.Share))], CountsVotes), null);
    }
}
