using Decisions.Domain.Circles;
using Decisions.Domain.Communities;
using Decisions.Domain.Members;
using Decisions.Domain.Proposals;
using Decisions.Domain.Rules;
using Decisions.Engine.ReadModels.Proposals;
using NodaTime;

namespace Decisions.Engine.Proposals;

/// <summary>Draws electoral rolls from the log: who was entitled as of an index, whatever happened since.</summary>
public interface IElectoralRolls
{
    /// <summary>
    /// The roll under a franchise as of an index of the community's log, lengths of membership measured to an instant.
    /// Waits until the read models have reached that index.
    /// </summary>
    /// <param name="withClasses">Whether who is of which class, as of the same index, is part of it.</param>
    /// <param name="circle">The circle whose members alone are on it, as of the same index; null for the whole community.</param>
    /// <exception cref="TimeoutException">The read models did not reach the index within their patience.</exception>
    Task<ElectoralRoll> Draw(
        CommunityId community, long asOfIndex, Franchise franchise, Instant drawnAt, CancellationToken cancel,
        bool withClasses = false, CircleId? circle = null);

    /// <summary>How many of some members are on a roll that was drawn under a franchise.</summary>
    Task<long> Count(
        CommunityId community, ElectoralRoll roll, Franchise franchise, IEnumerable<MemberId> members, CancellationToken cancel);

    /// <summary>The roll of a round with everyone on it: the same as when it was drawn.</summary>
    /// <exception cref="InvalidDataException">The roll on record cannot be drawn again from the log.</exception>
    /// <exception cref="TimeoutException">The read models did not reach the roll's index within their patience.</exception>
    Task<DrawnRoll> Of(CommunityId community, Round round, CancellationToken cancel);

    /// <summary>A roll that was drawn under a franchise, with everyone on it: the same as then.</summary>
    /// <exception cref="InvalidDataException">The roll on record cannot be drawn again from the log.</exception>
    /// <exception cref="TimeoutException">The read models did not reach the roll's index within their patience.</exception>
    Task<DrawnRoll> Of(CommunityId community, ElectoralRoll roll, Franchise franchise, CancellationToken cancel);

    /// <summary>Whether a member is on the roll of a round.</summary>
    Task<bool> Includes(CommunityId community, Round round, MemberId member, CancellationToken cancel);
}
