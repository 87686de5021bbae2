namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Bloc STAR (starvoting.org/multi_winner): whoever is chosen leaves, and the next seat is filled from all ballots again.</summary>
public sealed class BlocStar : StarRule
{
    public override string Name => "bloc-star";

    public override string Title => "Bloc STAR";

    public override string Summary => "STAR voting seat after seat: whoever is chosen leaves the count, and all ballots count again for the next (starvoting.org).";
}
