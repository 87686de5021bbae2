namespace Decisions.Domain.Counting.Elections.Scores;

/// <summary>Whom ballots prefer by their scores: whoever a ballot leaves out has 0 from it.</summary>
internal sealed class HeadToHead
{
    private readonly long[,] preferred;

    private HeadToHead(long[,] preferred, long ballots) => (this.preferred, Ballots) = (preferred, ballots);

    /// <summary>All ballots, those too that prefer neither.</summary>
    public long Ballots { get; }

    /// <summary>How many ballots give the one a higher score than the other.</summary>
    public long this[int one, int other] => preferred[one, other];

    /// <summary>How many give both the same.</summary>
    public long Neither(int one, int other) => Ballots - preferred[one, other] - preferred[other, one];

    public static HeadToHead Given(long[,] preferred, long ballots) => new(preferred, ballots);

    public static HeadToHead Of(ScoredBallots ballots)
    {
        var profile = ballots.Profile;
        var preferred = new long[profile.Candidates, profile.Candidates];
        var given = new long[profile.Candidates];
        var order = new List<int>();
        foreach (var index in ballots.Valid)
        {
            var named = profile.Named(index);
            var scores = profile.Scores(index);
            var count = profile.Count(index);
            order.Clear();
            for (var i = 0; i < named.Length; i++)
            {
                given[named[i]] = scores[i];
                if (scores[i] > 0)
                    order.Add(named[i]);
            }

            foreach (var one in order)
            {
                foreach (var other in ballots.Standing)
                    preferred[one, other] += given[one] > given[other] ? count : 0;
            }

            foreach (var one in named)
                given[one] = 0;
        }

        return new(preferred, ballots.Numbers.Valid);
    }
}
