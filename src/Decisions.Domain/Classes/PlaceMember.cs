using System.Collections.Immutable;
using Decisions.Domain.Members;

namespace Decisions.Domain.Classes;

/// <summary>Says of which class a member is and how many votes they have. It holds for rolls that are drawn from now on.</summary>
public sealed record PlaceMember(MemberId MemberId, string? Class, long Votes)
{
    /// <summary>More than any member society has members, and few enough for sums to be exact.</summary>
    public const long MostVotes = 1_000_000_000;

    /// <param name="classes">The community's classes.</param>
    /// <param name="member">The member, or null where there is none.</param>
    public static Decision Decide(Placement? state, PlaceMember command, ImmutableArray<string> classes, Member? member)
    {
        if (member is null)
            return new MemberIsUnknown(command.MemberId);
        if (command.Class is { } name && !classes.Contains(name))
            return new ClassIsUnknown(name, classes);
        if (command.Votes is < 1 or > MostVotes)
            return new VotesAreOutOfRange(command.Votes, MostVotes);
        var placed = new Placement(command.MemberId, command.Class, command.Votes);
        return placed == (state ?? Placement.None(command.MemberId))
            ? Decision.Nothing
            : Decision.Of(new MemberPlaced(command.MemberId, command.Class, command.Votes));
    }
}
