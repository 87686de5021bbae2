using Decisions.Benchmarks;
using Decisions.Benchmarks.Appends;
using Decisions.EventStore;
using Decisions.EventStore.Migrations;
using Npgsql;
var owner = Environment.GetEnvironmentVariable("BENCH_OWNER")!;
var app = Environment.GetEnvironmentVariable("BENCH_APP")!;
await Migrator.Migrate(owner, []);
await using var source = NpgsqlDataSource.Create(owner + ";Maximum Pool Size=300;Max Auto Prepare=5;Auto Prepare Min Usages=1");
var plain = new PlainInserts(source);
await plain.CreateTable();
await using var store = new PostgresEventStore(app);
var ballots = new BallotAppends();
await ballots.Open(store);
var secs = args.Length > 0 ? double.Parse(args[0]) : 3;
var warm = TimeSpan.FromSeconds(1); var time = TimeSpan.FromSeconds(secs);
foreach (var callers in (args.Length>1? args[1].Split(",").Select(int.Parse).ToArray() : new[]{1,16,256}))
for (int r=0;r<2;r++)
{
  var a = await Load.Rate(callers, warm, time, () => plain.Insert(ballots.Payload(Guid.CreateVersion7())));
  var b = await Load.Rate(callers, warm, time, () => ballots.Cast(store, Guid.CreateVersion7()));
  Console.WriteLine($"{callers,4} plain {a,8:N0} ours {b,8:N0} ratio {b/a:F2}");
}
