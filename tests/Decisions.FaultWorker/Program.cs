using System.Globalization;
using Decisions.EventStore;
using Decisions.FaultWorker;

// A program to be killed: it casts ballots as fast as it can, and says of each when it was told that it landed.
var ballots = new NumberedBallots(Guid.Parse(args[1]));
var next = long.Parse(args[2], CultureInfo.InvariantCulture) - 1;
await using var store = new PostgresEventStore(args[0]);
await using var output = Console.OpenStandardOutput();
await ballots.Open(store);
await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
{
    while (true)
    {
        var number = Interlocked.Increment(ref next);
        try
        {
            var landed = await ballots.Cast(store, number);
            lock (output)
            {
                // One write a line, so that no line is cut by the kill.
                output.Write(Acknowledgement.Line(number, landed));
            }
        }
        catch (EventStoreUnavailableException)
        {
            // Whether it landed is unknown now. The next life asks again, under the same command id.
        }
    }
})));
