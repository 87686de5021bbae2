using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using Decisions.Domain.Counting.Elections;

namespace Decisions.Domain.Counting.Files;

/// <summary>
/// Takes the votes of a .pb file that are written plainly, as nearly all are: no quotation marks, known projects, each
/// once. Every row has an id of its own, so what is known again is the vote alone, by its bytes. Any other row is left
/// to <see cref="PabulibVotes"/>, which knows what to make of it and what to say of one that is wrong.
/// </summary>
/// <param name="vote">The column of the projects.</param>
/// <param name="points">The column of their points, or -1.</param>
/// <param name="put">Takes a ballot; says the number under which more that say the same are added.</param>
/// <param name="add">Adds more to the ballot with a number.</param>
internal sealed class PabulibPlainRows(
    ImmutableArray<Candidate> projects, int vote, int points, Func<List<(int Project, long Points)>, int> put, Action<int, long> add)
{
    private readonly RunCounts<byte> ids = Ids(projects);
    private readonly KnownLines known = new(add);
    private readonly List<(int Project, long Points)> ballot = [];
    private readonly int[] lastNamed = new int[projects.Length];
    private byte[] both = new byte[256];
    private int stamp;

    /// <summary>Goes past all plain rows ahead, up to one that is not or the end.</summary>
    public void Take(PabulibLines lines)
    {
        // A row that is only the title of a section has no vote in a later column. In the first it might be one.
        if (vote == 0)
            return;
        while (TakeAhead(lines.Ahead(), out var rows) is > 0 and var bytes)
            lines.Pass(bytes, rows);
    }

    /// <summary>What was known again is counted only now.</summary>
    public void Settle() => known.Settle();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int TakeAhead(ReadOnlySpan<byte> ahead, out int rows)
    {
        rows = 0;
        var taken = 0;
        while (taken < ahead.Length)
        {
            var length = ahead[taken..].IndexOf((byte)'\n');
            if (!TryTake(ahead.Slice(taken, length)))
                break;
            taken += length + 1;
            rows++;
        }

        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryTake(ReadOnlySpan<byte> row)
    {
        if (row is [.. var text, (byte)'\r'])
            row = text;
        if (row.Contains((byte)'"') || !Utf8.IsValid(row))
            return false;
        var said = Cell(row, vote);
        var given = points < 0 ? [] : Cell(row, points);
        var key = points < 0 ? said : Joined(said, given);
        if (said.IsEmpty)
            return false;
        if (known.Again(key, out var hash))
            return true;
        if (!TryName(said) || (points >= 0 && !TryGive(given)))
            return false;
        known.Remember(key, hash, put(ballot), 1);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> row, int column)
    {
        for (; column > 0; column--)
        {
            var separator = row.IndexOf((byte)';');
            if (separator < 0)
                return [];
            row = row[(separator + 1)..];
        }

        var end = row.IndexOf((byte)';');
        return end < 0 ? row : row[..end];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<byte> Joined(ReadOnlySpan<byte> said, ReadOnlySpan<byte> given)
    {
        var length = said.Length + 1 + given.Length;
        if (length > both.Length)
            both = new byte[length * 2];
        said.CopyTo(both);
        both[said.Length] = (byte)';';
        given.CopyTo(both.AsSpan(said.Length + 1));
        return both.AsSpan(0, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryName(ReadOnlySpan<byte> said)
    {
        ballot.Clear();
        stamp++;
        while (!said.IsEmpty)
        {
            var id = Next(ref said);
            if (id.IsEmpty)
                continue;
            var project = ids.Find(id, RunHash.Of(id));
            if (project < 0 || lastNamed[project] == stamp)
                return false;
            lastNamed[project] = stamp;
            ballot.Add((project, 1));
        }

        return ballot.Count > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryGive(ReadOnlySpan<byte> given)
    {
        var at = 0;
        while (!given.IsEmpty)
        {
            var number = Next(ref given);
            if (number.IsEmpty)
                continue;
            if (at == ballot.Count || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var each))
                return false;
            ballot[at] = (ballot[at].Project, each);
            at++;
        }

        return at == ballot.Count;
    }

    /// <summary>What stands before the next comma, without blanks around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)',');
        var next = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return next.Trim((byte)' ');
    }

    /// <summary>Each id under the number of its project.</summary>
    private static RunCounts<byte> Ids(ImmutableArray<Candidate> projects)
    {
        var ids = new RunCounts<byte>();
        foreach (var project in projects)
        {
            ReadOnlySpan<byte> id = Encoding.UTF8.GetBytes(project.Name);
            ids.Add(id, RunHash.Of(id), 0);
        }

        return ids;
    }
}
