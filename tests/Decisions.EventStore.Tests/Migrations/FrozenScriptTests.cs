using Decisions.EventStore.Migrations;
using Decisions.Testing;

namespace Decisions.EventStore.Tests.Migrations;

public sealed class FrozenScriptTests
{
    [Fact]
    public void No_script_differs_from_the_one_that_was_approved() =>
        FrozenScripts.Faults(typeof(Migrator).Assembly, "tests/Decisions.EventStore.Tests/Migrations/scripts.approved.txt").ShouldBeEmpty();
}
