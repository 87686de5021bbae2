using System.Text;

namespace Decisions.Benchmarks.Counting;

/// <summary>How the ballots of a case come about.</summary>
internal enum Voters
{
    /// <summary>
    /// Parties of three names, a favourite of most, and voters who rank few: what real elections are like. Many say the
    /// same.
    /// </summary>
    Alike,

    /// <summary>Each rank is drawn evenly and nobody is left out, so that hardly two ballots say the same.</summary>
    Apart,

    /// <summary>Drawn evenly, and cut off anywhere.</summary>
    CutOff,
}

/// <summary>Ballots that chance made, the same on every run; candidates from 0.</summary>
internal sealed class MadeBallots
{
    // One array, so that a million ballots are no million objects for the collector to look at while others are timed.
    private readonly int[] items;
    private readonly int[] ends;

    private MadeBallots(int candidates, int[] items, int[] ends) => (Candidates, this.items, this.ends) = (candidates, items, ends);

    public int Candidates { get; }

    public int Count => ends.Length;

    public ReadOnlySpan<int> this[int index] => items.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);

    public static MadeBallots Of(Voters voters, int candidates, int ballots, int seed)
    {
        var chance = new Chance((ulong)seed);
        var items = new List<int>();
        var ends = new int[ballots];
        var names = new int[candidates];
        for (var ballot = 0; ballot < ballots; ballot++)
        {
            for (var name = 0; name < candidates; name++)
                names[name] = name;
            items.AddRange(voters == Voters.Alike ? Alike(names, chance) : Even(names, chance, voters == Voters.CutOff));
            ends[ballot] = items.Count;
        }

        return new MadeBallots(candidates, [.. items], ends);
    }

    /// <summary>The first so many of them.</summary>
    public MadeBallots First(int count) => new(Candidates, items, ends[..count]);

    /// <summary>One ballot a line, in BLT.</summary>
    public void Write(string path, int seats)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        file.WriteLine($"{Candidates} {seats}");
        for (var index = 0; index < Count; index++)
        {
            file.Write('1');
            foreach (var candidate in this[index])
            {
                file.Write(' ');
                file.Write(candidate + 1);
            }

            file.WriteLine(" 0");
        }

        file.WriteLine('0');
        for (var candidate = 1; candidate <= Candidates; candidate++)
            file.WriteLine($"\"Candidate {candidate}\"");
        file.WriteLine("\"Made by chance\"");
    }

    private static ReadOnlySpan<int> Even(int[] names, Chance chance, bool cutOff)
    {
        for (var i = 0; i < names.Length; i++)
            Swap(names, i, i + chance.Below(names.Length - i));
        return names.AsSpan(0, cutOff ? 1 + chance.Below(names.Length) : names.Length);
    }

    /// <summary>The first choice's party first, then mostly no more; popularity falls with the number.</summary>
    private static ReadOnlySpan<int> Alike(int[] names, Chance chance)
    {
        var first = Math.Min(chance.Below(names.Length), chance.Below(names.Length));
        Swap(names, 0, first);
        var length = 1 + chance.Below(4) + (chance.Below(4) == 0 ? chance.Below(names.Length) : 0);
        length = Math.Min(length, names.Length);
        for (var i = 1; i < length; i++)
        {
            var colleague = Array.FindIndex(names, i, name => name / 3 == first / 3);
            var next = colleague >= 0 && chance.Below(5) > 0 ? colleague : i + Math.Min(chance.Below(names.Length - i), chance.Below(names.Length - i));
            Swap(names, i, next);
        }

        return names.AsSpan(0, length);
    }

    private static void Swap(int[] names, int one, int other) => (names[one], names[other]) = (names[other], names[one]);

    /// <summary>SplitMix64 (Steele, Lea and Flood, 2014).</summary>
    private sealed class Chance(ulong state)
    {
        public int Below(int bound)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)Math.BigMul(mixed ^ (mixed >> 31), (ulong)bound, out _);
        }
    }
}
