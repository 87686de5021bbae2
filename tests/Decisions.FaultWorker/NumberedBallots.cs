using System.Security.Cryptography;
using System.Text;
using Decisions.EventStore;
using Decisions.EventStore.Appending;

namespace Decisions.FaultWorker;

/// <summary>Ballots by number: the same number is the same command, whichever process casts it.</summary>
public sealed class NumberedBallots(Guid community)
{
    private const string Proposal = "proposal/1";

    /// <summary>The stream of a ballot.</summary>
    public static string Stream(long number) => $"ballot/1/{number}";

    /// <summary>The command that casts a ballot.</summary>
    public Guid Command(long number) => Named($"{community}/{number}");

    /// <summary>Makes the stream that every ballot is guarded by, once for all processes.</summary>
    public Task<Landed> Open(IEventStore store) => Land(store, new Append(
        community, Named($"{community}/open"), [new StreamWrite(Proposal, "proposal", 0, [Event("voting_opened", "{}")])], [], "system"));

    /// <summary>Casts a ballot. Each third is two events, so that both ways into the database are taken.</summary>
    public Task<Landed> Cast(IEventStore store, long number)
    {
        var cast = Event("ballot_cast", $$"""{"number":{{number}},"choice":"yes"}""");
        var write = new StreamWrite(
            Stream(number), "ballot", 0, number % 3 == 0 ? [cast, Event("ballot_confirmed", "{}")] : [cast]);
        return Land(store, new Append(community, Command(number), [write], [new StreamGuard(Proposal, 1)], $"member-{number}")
        {
            Fingerprint = BitConverter.GetBytes(number),
        });
    }

    private static NewEvent Event(string type, string data) =>
        new(Guid.CreateVersion7(), type, $"Decisions.Faults.{type}, Decisions", Encoding.UTF8.GetBytes(data));

    private static async Task<Landed> Land(IEventStore store, Append append) =>
        await store.Append(append) as Landed ?? throw new InvalidOperationException("An append without rivals did not land.");

    private static Guid Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
