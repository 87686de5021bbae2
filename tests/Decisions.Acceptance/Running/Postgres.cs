using Decisions.Engine;
using Decisions.Testing;

namespace Decisions.Acceptance.Running;

/// <summary>The database server of this assembly's tests.</summary>
public sealed class Postgres() : PrivateServer(typeof(DecisionsEngine).Assembly);
