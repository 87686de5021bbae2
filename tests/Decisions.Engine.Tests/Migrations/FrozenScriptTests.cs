using Decisions.Testing;

namespace Decisions.Engine.Tests.Migrations;

public sealed class FrozenScriptTests
{
    [Fact]
    public void No_script_differs_from_the_one_that_was_approved() =>
        FrozenScripts.Faults(typeof(DecisionsEngine).Assembly, "tests/Decisions.Engine.Tests/Migrations/scripts.approved.txt").ShouldBeEmpty();
}
