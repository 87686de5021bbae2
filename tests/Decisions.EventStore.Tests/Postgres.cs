using Decisions.EventStore.Tests;
using Decisions.Testing;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Decisions.EventStore.Tests;

/// <summary>The server of this assembly's tests, with the event store's own migrations.</summary>
public sealed class Postgres : PrivateServer;
