using Decisions.Domain;
using Decisions.Domain.Members;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;

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
        var known = 0;
        long index = -1;
        foreach (var chunk in list.Chunk(ChunkSize))
        {
            var there = (await people.ByEmails(
                    context.Community, [.. chunk.Where(person => person.Email is not null).Select(person => person.Email!)], cancel))
                .Select(person => person.Email!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            Person[] fresh = [.. chunk.Where(person => person.Email is null || !there.Contains(person.Email))];
            known += chunk.Length - fresh.Length;
            if (fresh.Length > 0)
            {
                await people.Add(context.Community, fresh, cancel);
                var part = context with { CommandId = DerivedId.From(context.CommandId.ToString(), $"{index}/{chunk[0].Member}") };
                switch (await engine.Commands.Run(part, _ => Task.FromResult(PlanFor(fresh, areMembers, context)), cancel))
                {
                    case Refused refused:
                        return (null, refused.Rejection);
                    case Done done:
                        index = done.Index;
                        added.AddRange(fresh.Select(person => person.Member));
                        break;
                }
            }
            progress?.Report(chunk.Length);
        }
        return (new MembersImported(added, known, index), null);
    }

    private static Plan PlanFor(Person[] people, bool areMembers, CommandContext context)
    {
        FurtherWrite[] writes =
        [
            .. people.Select(person => new FurtherWrite(
                Streams.Of(person.Member), Streams.MemberType, 0,
                areMembers
                    ? [new MemberInvited(person.Member), new MemberJoined(person.Member, Channel.Import)]
                    : [new MemberInvited(person.Member)])),
        ];
        return new Plan(writes[0].Stream, Streams.MemberType, 0, Decision.Of(writes[0].Events.AsSpan()))
        {
            Further = [.. writes[1..]],
        };
    }
}

public sealed record EmailIsListedTwice(string Email) : Rejection(
    RejectionKind.Invalid, "email-is-listed-twice", $"'{Email}' is in the list twice. Each person needs an address of their own, or none.");
