using Decisions.EventStore.Embedded;

namespace Decisions.EventStore.Tests.Embedded;

public sealed class PostgresSearchTests : IDisposable
{
    private static readonly PostgresSources Nowhere = new() { Machine = false, Npm = false, Apt = false };

    private readonly ScratchFolder scratch = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task Where_nothing_is_found_the_message_says_what_was_tried_and_what_to_install()
    {
        var refused = await Should.ThrowAsync<PostgresNotFound>(
            () => scratch.Start(ScratchFolder.Options with { Sources = Nowhere }));

        refused.Tried.Count.ShouldBe(3);
        refused.Message.ShouldContain("apt-get install postgresql");
        refused.Message.ShouldContain(PostgresSources.FolderVariable);
    }

    [Fact]
    public async Task A_named_folder_without_programs_is_an_error_even_where_others_would_do()
    {
        var sources = new PostgresSources { Folder = "/nowhere" };

        var refused = await Should.ThrowAsync<PostgresNotFound>(
            () => scratch.Start(ScratchFolder.Options with { Sources = sources }));

        refused.Tried.ShouldBe(["/nowhere: there is no postgres"]);
    }

    [Fact]
    public async Task A_database_of_another_major_version_is_left_alone_and_both_versions_are_named()
    {
        await (await scratch.Start()).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(new DataFolder(scratch.Data).Database, "PG_VERSION"), "14\n", Cancel);

        var refused = await Should.ThrowAsync<MadeByAnotherVersion>(
            () => scratch.Start(ScratchFolder.Options with { Sources = Nowhere with { Machine = true } }));

        refused.FolderMajor.ShouldBe(14);
        refused.Found.ShouldNotBeEmpty();
        refused.Message.ShouldContain("PostgreSQL 14");
        refused.Message.ShouldContain(refused.Found[0].Text);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)", 15, "15.14")]
    [InlineData("postgres (PostgreSQL) 18.4", 18, "18.4")]
    [InlineData("postgres (PostgreSQL) 19beta1", 19, "19beta1")]
    public void A_version_is_read_as_the_program_prints_it(string printed, int major, string text) =>
        PostgresVersion.Read(printed).ShouldBe(new PostgresVersion(major, text));
}
