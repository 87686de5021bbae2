using System.Globalization;
using Npgsql;

namespace Decisions.Benchmarks;

/// <summary>What the processor has done for a PostgreSQL server's processes; nothing where /proc cannot tell.</summary>
internal sealed class ServerProcesses(NpgsqlDataSource owner)
{
    // Linux counts a process's time in hundredths of a second.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    private int? postmaster;

    /// <summary>The time that the server's living processes have used so far.</summary>
    public async Task<TimeSpan> Time()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;
        postmaster ??= await Postmaster();
        return Directory.EnumerateDirectories("/proc").Aggregate(TimeSpan.Zero, (sum, folder) => sum + TimeOf(folder));
    }

    private async Task<int> Postmaster()
    {
        await using var command = owner.CreateCommand("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)");
        return int.Parse((string)(await command.ExecuteScalarAsync())!, CultureInfo.InvariantCulture);
    }

    /// <summary>The fields behind the name, in proc(5): the parent is the second, the ticks the twelfth and thirteenth.</summary>
    private TimeSpan TimeOf(string folder)
    {
        if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            return TimeSpan.Zero;
        try
        {
            var line = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return int.Parse(fields[1], CultureInfo.InvariantCulture) == postmaster
                ? Tick * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture))
                : TimeSpan.Zero;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return TimeSpan.Zero;
        }
    }
}
