using System.Text;
using Decisions.Domain.Counting.Elections;
using Decisions.Domain.Counting.Files;

namespace Decisions.Domain.Tests.Counting.Files;

/// <summary>Sound files, damaged by chance in many ways, and mere bytes: each is an election or refused with a line.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 3_000;

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", " ", ",", ";", "\t", "0", "1", "2", "-", "=", ">", "\"", "(", ")", "[tie 2 1]", "[nick a b]", "{", "}", "#", "#/", "||",
        "^2", "* 3", "/EMPTY/", "9223372036854775807", "99999999999999999999", "-1", "\uFEFF", "é", "\0", "rank1", "count", "A",
        "# NUMBER ALTERNATIVES: 3\n", "#/Candidates: A;A\n", "0\n", "1 1 0\n",
    ];

    public static TheoryData<string, string> Seeds =>
    [
        ("blt", "3 2\n-3\n2 1 2 0\n(x) 1 2=3 1 0\n4 0\n1 3 - 1 0\n0\n\"Ann\"\n\"Bob\"\n\"Cem\"\n\"Board\"\n\"S\"\n\"R\"\n"),
        ("cvotes", "#/Candidates: A;B;C\n#/Number of Seats: 2\n#/Weight Allowed: true\nA > B = C * 3\nt || C>A ^7 * 2 # late\n/EMPTY/ * 4\n"),
        ("preflib", "# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n3: 1,{2,3}\n2: {1, 2}\n1: 3\n"),
        ("preflib", "3\n1,A\n2,B\n3,C\n6,6,3\n3,1,{2,3}\n2,{1,2}\n1,3\n"),
        ("csv", "count,rank1,rank2,rank3\n3,Bob,undervote,Ann\n2,Ann,\"Cem, Jr\",\n1,overvote,,Dee\n"),
        ("csv", "Ann;Bob;Cem\n1;2;3\n1;1;\n;0;2\n"),
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_is_read_is_an_election_or_refused_with_its_line(string format, string seed)
    {
        var chance = new Chance(20_251_121);
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var file = Damaged(Encoding.UTF8.GetBytes(seed), chance);
            foreach (var form in new[] { BallotForm.Ranked, BallotForm.Scored })
            {
                if (Read(format, file, form))
                    read++;
                else
                    refused++;
            }
        }

        // A fuzz that only ever met one of the two would prove little.
        read.ShouldBeGreaterThan(Rounds / 50);
        refused.ShouldBeGreaterThan(Rounds / 50);
    }

    [Theory]
    [InlineData("blt")]
    [InlineData("cvotes")]
    [InlineData("preflib")]
    [InlineData("csv")]
    public void Mere_bytes_are_refused_or_read_too(string format)
    {
        var chance = new Chance(7);
        for (var round = 0; round < Rounds; round++)
        {
            var file = new byte[chance.Below(200)];
            for (var i = 0; i < file.Length; i++)
                file[i] = (byte)chance.Below(chance.Below(2) == 0 ? 256 : 64);
            Read(format, file, BallotForm.Ranked);
        }
    }

    private static bool Read(string format, byte[] file, BallotForm form)
    {
        try
        {
            var election = ElectionFormats.Find(format)!.Read(new MemoryStream(file), ReadingOptions.Default with { Ballots = form, OvervoteDelimiter = "|" }).Election;
            election.Candidates.ShouldNotBeEmpty();
            election.Candidates.Select(each => each.Name).ShouldBeUnique();
            election.Ballots.Returned.ShouldBeGreaterThanOrEqualTo(election.Ballots.Blank);
            return true;
        }
        catch (ElectionFileException fault)
        {
            var lines = file.Count(each => each == '\n') + 1;
            fault.Line.ShouldBeInRange(1, lines);
            fault.Reason.ShouldNotBeEmpty();
            return false;
        }
        catch (Exception other) when (other is not ShouldAssertException)
        {
            throw new InvalidOperationException($"{format}: {Convert.ToHexString(file)}", other);
        }
    }

    private static byte[] Damaged(byte[] seed, Chance chance)
    {
        var file = seed.ToList();
        for (var times = chance.Below(4); times >= 0; times--)
        {
            var at = chance.Below(file.Count + 1);
            switch (chance.Below(5))
            {
                case 0:
                    file.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[chance.Below(Pieces.Length)]));
                    break;
                case 1:
                    file.RemoveRange(at, Math.Min(chance.Below(6), file.Count - at));
                    break;
                case 2 when at < file.Count:
                    file[at] = (byte)chance.Below(256);
                    break;
                case 3:
                    file.RemoveRange(at, chance.Below(4) == 0 ? file.Count - at : 0);
                    break;
                default:
                    file.InsertRange(at, file.Take(chance.Below(30)).ToList());
                    break;
            }
        }

        return [.. file];
    }

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
