using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.EventStore.Appending;

namespace Decisions.Engine.Members;

/// <summary>What came of an import.</summary>
/// <param name="Added">The members that are new, in the order of the list.</param>
/// <param name="Known">How many were on the register already and were left as they are.</param>
public sealed record MembersImported(IReadOnlyList<MemberId> Added, int Known, long Index);

/// <summary>
/// Brings many people onto the register: invited, or joined where the community's own register says that they are
/// members. People are told apart by their address, so overlapping lists can be brought in again.
/// </summary>
public static class ImportMembersHandler
{
    private const int ChunkSize = 250;

    /// <param name="areMembers">Whether they have joined elsewhere already.</param>
    public static async Task<(MembersImported? Imported, Rejection? Rejection)> Handle(
        IReadOnlyList<Person> list, bool areMembers, CommandContext context, DecisionsEngine engine, People people,
        CancellationToken cancel, IProgress<int>? progress = null)
    {
        if (Permissions.ToKeepMembers(context.Actor, context.Community) is { } forbidden)
            return (null, forbidden);
        for (var i = 0; i < list.Count; i++)
            if (PersonRule.Check(list[i]) is { } unfit)
                return (null, unfit with { Reason = $"Person {i + 1}: {unfit.Reason}" });
        if (list.Where(person => person.Email is not null)
                .GroupBy(person => person.Email!, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(group => group.Count() > 1) is { } twice)
            return (null, new EmailIsListedTwice(twice.Key));

        List<MemberId> added = [];
        long index = -1;
        foreach (var (number, chunk) in list.Chunk(ChunkSize).Index())
        {
            var part = context with { CommandId = DerivedId.From(context.CommandId.ToString(), $"part {number}") };
            var result = await Bring(chunk, areMembers, part, engine, people, cancel);
            if (result is Refused refused)
                return (null, refused.Rejection);
            if (result is Done done)
            {
                index = done.Index;
                added.AddRange(await Landed(part, engine, cancel));
            }
            progress?.Report(chunk.Length);
        }
        return (new MembersImported(added, list.Count - added.Count, index), null);
    }

    private static async Task<CommandResult> Bring(
        Person[] chunk, bool areMembers, CommandContext part, DecisionsEngine engine, People people, CancellationToken cancel)
    {
        var fresh = await people.Add(part.Community, chunk, cancel);
        var result = await engine.Commands.Run(
            part,
            async _ => PlanFor(await people.NotOnRegister(part.Community, chunk, cancel), areMembers, part),
            cancel);
        // A part that had landed before has made its members under other ids; a refused one has made none.
        await people.ForgetStrays(part.Community, fresh, cancel);
        return result;
    }

    /// <summary>Whom a part brought onto the register, now or when it landed before.</summary>
    private static async Task<IEnumerable<MemberId>> Landed(
        CommandContext part, DecisionsEngine engine, CancellationToken cancel)
    {
        if (await engine.Store.FindCommand(part.Community.Value, part.CommandId, fingerprint: null, cancel) is not Landed landed)
            return [];
        var events = await engine.Store.ReadLog(part.Community.Value, landed.FirstIndex, landed.Count, cancel);
        return events
            .Select(logged => EventCatalogue.Current.Read(logged.Event.Type, logged.Event.Data.Span))
            .OfType<MemberInvited>().Select(invited => invited.MemberId);
    }

    private static Plan PlanFor(IReadOnlyList<Person> people, bool areMembers, CommandContext part)
    {
        FurtherWrite[] writes =
        [
            .. people.Select(person => new FurtherWrite(
                Streams.Of(person.Member), Streams.MemberType, 0,
                areMembers
                    ? [new MemberInvited(person.Member), new MemberJoined(person.Member, Channel.Import)]
                    : [new MemberInvited(person.Member)])),
        ];
        return writes is [var first, .. var others]
            ? new Plan(first.Stream, Streams.MemberType, 0, Decision.Of(first.Events.AsSpan())) { Further = [.. others] }
            : new Plan(Streams.Of(part.Community), Streams.MemberType, 0, Decision.Nothing);
    }
}
