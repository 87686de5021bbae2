using Decisions.Engine.Tests;
using Decisions.Testing;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Decisions.Engine.Tests;

/// <summary>The server of this assembly's tests, with the store's and the engine's migrations.</summary>
public sealed class Postgres() : PrivateServer(typeof(DecisionsEngine).Assembly);
