using Decisions.Domain;
using Decisions.Domain.Communities;
using Decisions.Engine.Commands;
using Decisions.Engine.Identity;
using Decisions.Ledger.Notes;

namespace Decisions.Engine.Communities;

/// <param name="Fault">What is wrong with it, as a sentence.</param>
public sealed record WitnessKeyIsUnusable(string Key, string Fault) : Rejection(
    RejectionKind.Invalid, "witness-key-is-unusable", $"The key '{Key}' cannot be used. {Fault}");

/// <summary>Names the witnesses of a community's log.</summary>
public static class NameWitnessesHandler
{
    public static async Task<CommandResult> Handle(
        NameWitnesses command, CommandContext context, DecisionsEngine engine, CancellationToken cancel)
    {
        if (Permissions.ToKeepCommunity(context.Actor, context.Community) is { } rejection)
            return new Refused(rejection);
        return await engine.Commands.Run(context, async _ =>
        {
            var community = await engine.Streams.Community(context.Community, cancel);
            Decision decision = community.State is null
                ? new CommunityIsUnknown(context.Community)
                : NameWitnesses.Decide(community.State, command);
            return new Plan(
                Streams.Of(context.Community), Streams.CommunityType, community.Version,
                decision.Rejection is null && Unusable(command) is { } unusable ? unusable : decision);
        }, cancel);
    }

    /// <summary>The first key that is none of a witness, or that another one has under another name.</summary>
    private static WitnessKeyIsUnusable? Unusable(NameWitnesses command)
    {
        HashSet<object> known = [];
        foreach (var text in command.Witnesses.Select(witness => witness.Key.Trim()))
        {
            if (!VerifierKey.Parse(text).IsRead(out var key, out var reason))
                return new WitnessKeyIsUnusable(text, $"{reason} Copy it whole, as the witness shows it.");
            if (key.Type != SignatureType.Cosignature)
                return new WitnessKeyIsUnusable(text, "It is a log's key. A witness shows its own when it starts.");
            if (!known.Add(key.PublicKey))
                return new WitnessKeyIsUnusable(text, "Another witness has it under another name, and nobody counts twice.");
        }

        return null;
    }
}
