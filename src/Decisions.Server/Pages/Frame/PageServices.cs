using Decisions.Engine;
using Decisions.Engine.Following;
using Decisions.Engine.Identity;
using Decisions.Engine.Proposals;
using Decisions.Engine.ReadModels.Communities;
using Decisions.Engine.Selections;
using Decisions.Engine.Witnessing;
using Decisions.Server.Api.Proposals;
using Decisions.Server.Hosting;

namespace Decisions.Server.Pages.Frame;

/// <summary>What every page of a community works with.</summary>
public sealed record PageServices(
    DecisionsEngine Engine, People People, AccessTokens Tokens, CaughtUp CaughtUp, CommunityById Communities,
    IElectoralRolls Rolls, ProposalReading Proposals, PublicAddress Address, LogAlarms Alarms, SelectionReading Selections);
