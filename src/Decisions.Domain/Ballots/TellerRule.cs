using System.Collections.Immutable;
using Decisions.Domain.Members;

namespace Decisions.Domain.Ballots;

/// <summary>Who may enter what others have voted.</summary>
internal static class TellerRule
{
    /// <summary>Why a teller may not enter for a member, or null. Nobody enters their own ballot.</summary>
    /// <param name="member">Null where it is not for one member.</param>
    public static Rejection? Check(ImmutableArray<MemberId> tellers, MemberId teller, MemberId? member) =>
        !tellers.Contains(teller) ? new TellerIsNotNamed(teller)
        : member == teller ? new TellerIsTheVoter(teller)
        : null;
}
