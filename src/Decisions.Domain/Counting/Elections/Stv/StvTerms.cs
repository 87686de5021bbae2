using System.Collections.Immutable;

namespace Decisions.Domain.Counting.Elections.Stv;

/// <summary>Seats that a class has at least, as 'at least one worker member'; fewer where fewer of the class stand.</summary>
/// <param name="Class">As in <see cref="Candidate.Class"/>.</param>
public sealed record GuardedSeats(string Class, int AtLeast);

/// <summary>What binds a count besides the ballots.</summary>
/// <param name="Guarded">Seats kept for classes; each class once.</param>
/// <param name="Sitting">Names of members who keep their seats, when a vacancy is filled by countback.</param>
public sealed record StvTerms(ImmutableArray<GuardedSeats> Guarded, ImmutableArray<string> Sitting)
{
    public static StvTerms None { get; } = new([], []);
}
