using Decisions.Domain;
using Decisions.Domain.Discussions;
using Decisions.Domain.Members;
using Decisions.Domain.Circles;
using Decisions.Domain.Proposals;
using Decisions.Domain.Selections;

namespace Decisions.Engine.Verifying.Replay;

/// <summary>Reads the ids in streams' names, in the one form in which they are written.</summary>
internal static class StreamName
{
    private const int GuidLength = 36;

    public static bool TryId(string stream, string type, out Guid id)
    {
        id = default;
        return stream.Length == type.Length + 1 + GuidLength && stream.StartsWith(type, StringComparison.Ordinal) && stream[type.Length] == '/'
            && Guid.TryParseExact(stream.AsSpan(type.Length + 1), "D", out id);
    }

    public static bool TryAmendment(string stream, out ProposalId proposal)
    {
        proposal = default;
        const int start = 10; // 'amendment/'
        if (stream.Length != start + GuidLength + 1 + GuidLength || !stream.StartsWith($"{Streams.AmendmentType}/", StringComparison.Ordinal)
            || stream[start + GuidLength] != '/' || !Guid.TryParseExact(stream.AsSpan(start, GuidLength), "D", out var id))
            return false;
        proposal = new ProposalId(id);
        return true;
    }

    public static bool TryComment(string stream, out ProposalId proposal, out CommentId comment)
    {
        var isComment = TryTwo(stream, Streams.CommentType, out var first, out var second);
        (proposal, comment) = (new ProposalId(first), new CommentId(second));
        return isComment;
    }

    /// <summary>Of an action or a call for volunteers: '{type}/{proposal}/{id}'.</summary>
    public static bool TryCarryingOut(string stream, out ProposalId proposal)
    {
        var isOne = TryTwo(stream, Streams.ActionType, out var first, out _) || TryTwo(stream, Streams.CallType, out first, out _);
        proposal = new ProposalId(first);
        return isOne;
    }

    public static bool TrySelection(string stream, out CircleId circle, out SelectionId selection)
    {
        var isSelection = TryTwo(stream, Streams.SelectionType, out var first, out var second);
        (circle, selection) = (new CircleId(first), new SelectionId(second));
        return isSelection;
    }

    public static bool TryBallot(string stream, out RoundId round, out MemberId member) =>
        TryOfMember(stream, Streams.BallotType, out round, out member);

    public static bool TryEntry(string stream, out RoundId round, out MemberId member) =>
        TryOfMember(stream, Streams.EntryType, out round, out member);

    public static bool TryHands(string stream, out RoundId round)
    {
        var isHands = TryId(stream, Streams.HandsType, out var id);
        round = new RoundId(id);
        return isHands;
    }

    /// <summary>'{type}/{round}/{member}'.</summary>
    private static bool TryOfMember(string stream, string type, out RoundId round, out MemberId member)
    {
        var isOfMember = TryTwo(stream, type, out var first, out var second);
        (round, member) = (new RoundId(first), new MemberId(second));
        return isOfMember;
    }

    /// <summary>'{type}/{id}/{id}'.</summary>
    private static bool TryTwo(string stream, string type, out Guid first, out Guid second)
    {
        (first, second) = (default, default);
        var start = type.Length + 1;
        return stream.Length == start + GuidLength + 1 + GuidLength && stream.StartsWith(type, StringComparison.Ordinal) && stream[start - 1] == '/'
            && stream[start + GuidLength] == '/'
            && Guid.TryParseExact(stream.AsSpan(start, GuidLength), "D", out first)
            && Guid.TryParseExact(stream.AsSpan(start + GuidLength + 1), "D", out second);
    }
}
