using Decisions.Domain.Communities;

namespace Decisions.Server.Pages.Words;

/// <summary>Who may read what a community does, in plain words.</summary>
public static class VisibilityInWords
{
    public static string Of(Visibility visibility) => visibility switch
    {
        Visibility.Public => "Anyone may read everything, except who the members are and how they voted.",
        Visibility.MembersOnly => "Only members and auditors may read.",
        Visibility.Hybrid => "Anyone may read what has been decided. The rest is for members and auditors.",
        _ => throw new ArgumentOutOfRangeException(nameof(visibility)),
    };
}
