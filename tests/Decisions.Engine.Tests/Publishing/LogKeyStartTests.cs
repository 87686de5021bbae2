using Decisions.Testing;
using Decisions.Engine.Publishing;

namespace Decisions.Engine.Tests.Publishing;

/// <summary>Servers that start at once on an empty folder of keys.</summary>
public sealed class LogKeyStartTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Servers_that_start_at_once_have_one_key()
    {
        var community = Guid.Parse("01990000-0000-7000-8000-000000000001");
        const int servers = 4;
        using var together = new Barrier(servers);
        for (var start = 0; start < 50; start++)
        {
            var folder = Path.Combine(_folder.Path, $"{start}");
            var keys = await Task.WhenAll(Enumerable.Range(0, servers).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait(TestContext.Current.CancellationToken);
                    return LogKey.Open(folder, host: null);
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            keys.Select(key => key.VerifierOf(community).ToString()).Distinct().Count().ShouldBe(1, $"start {start}");
            Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["log.key"], "nothing unfinished is left");
            foreach (var key in keys)
                key.Dispose();
        }
    }

    [Fact]
    public void A_file_that_is_there_is_not_made_again()
    {
        var path = Path.Combine(_folder.Path, "one");
        DurableFile.TryMake(path, "first").ShouldBeTrue();
        DurableFile.TryMake(path, "second").ShouldBeFalse();
        File.ReadAllText(path).ShouldBe("first");
        Should.Throw<IOException>(() => DurableFile.TryMake(Path.Combine(_folder.Path, "none", "one"), "first"));
    }

    [Fact]
    public async Task Where_the_disk_knows_no_links_one_of_several_makes_a_file_all_the_same()
    {
        const int makers = 4;
        using var together = new Barrier(makers);
        for (var start = 0; start < 50; start++)
        {
            var path = Path.Combine(_folder.Path, $"{start}.key");
            var made = await Task.WhenAll(Enumerable.Range(0, makers).Select(maker => Task.Factory.StartNew(
                () =>
                {
                    together.SignalAndWait(TestContext.Current.CancellationToken);
                    return (Maker: maker, Made: DurableFile.TryMake(path, $"{maker}", (_, _) => -1));
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            File.ReadAllText(path).ShouldBe($"{made.Single(each => each.Made).Maker}", $"start {start}");
        }
        Directory.GetFiles(_folder.Path, "*.unfinished").ShouldBeEmpty();
        Should.Throw<IOException>(() => DurableFile.TryMake(Path.Combine(_folder.Path, "none", "one"), "first", (_, _) => -1));
    }

    [Fact]
    public void What_a_crash_left_is_cleared_away_at_the_next_start_and_what_is_on_its_way_is_not()
    {
        LogKey.Open(_folder.Path, host: null).Dispose();
        var key = Path.Combine(_folder.Path, "log.key");
        var (left, young) = ($"{key}.0190.unfinished", $"{key}.0191.unfinished");
        File.Copy(key, left);
        File.SetLastWriteTimeUtc(left, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.WriteAllText(young, "Not yet.");
        var before = File.ReadAllText(key);
        LogKey.Open(_folder.Path, host: null).Dispose();
        File.Exists(left).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
        File.ReadAllText(key).ShouldBe(before);
    }
}
