using System.Collections.Immutable;
using Decisions.Domain.Members;

namespace Decisions.Domain.Communities;

/// <summary>Names the tellers of a community, in the place of those before. What one enters another confirms, so there are two at least, or none.</summary>
public sealed record NameTellers(ImmutableArray<MemberId> Tellers)
{
    public const int Least = 2;

    public const int Most = 50;

    /// <param name="joined">Those of them who have joined and are not suspended.</param>
    public static Decision Decide(Community state, NameTellers command, IReadOnlyCollection<MemberId> joined)
    {
        ImmutableArray<MemberId> named = [.. command.Tellers.Distinct().Order(MemberOrder)];
        if (named.Length is not (0 or (>= Least and <= Most)))
            return new TellersAreTooFewOrMany(named.Length, Least, Most);
        if (named.FirstOrDefault(teller => !joined.Contains(teller)) is var stranger && stranger != default)
            return new TellerIsNoMember(stranger);
        return named.SequenceEqual(state.Tellers) ? Decision.Nothing : Decision.Of(new TellersNamed(named));
    }

    private static Comparer<MemberId> MemberOrder { get; } = Comparer<MemberId>.Create((one, two) => one.Value.CompareTo(two.Value));
}
