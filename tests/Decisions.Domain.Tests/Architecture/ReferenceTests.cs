using System.Xml.Linq;

namespace Decisions.Domain.Tests.Architecture;

/// <summary>References point one way: Server → Engine → {EventStore, Ledger, Domain}; EventStore → Ledger.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("Ledger")]
    [InlineData("EventStore", "Ledger")]
    [InlineData("Engine", "Domain", "EventStore", "Ledger")]
    [InlineData("Server", "Domain", "Engine", "EventStore", "Ledger")]
    public void A_project_refers_only_downwards(string project, params string[] below) =>
        Included(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .ShouldBeSubsetOf(below.Select(name => $"Decisions.{name}"));

    [Fact]
    public void Every_project_is_held_to_that() =>
        Directory.EnumerateDirectories(SolutionFolder.PathTo("src"), "Decisions.*").Select(Path.GetFileName).Order().ShouldBe(
            ["Decisions.Domain", "Decisions.Engine", "Decisions.EventStore", "Decisions.Ledger", "Decisions.Server"]);

    [Fact]
    public void The_domain_knows_NodaTime_alone()
    {
        Included("Domain", "PackageReference").ShouldBe(["NodaTime"]);
        Included("Domain", "FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void The_ledger_knows_nothing()
    {
        Included("Ledger", "PackageReference").ShouldBeEmpty();
        Included("Ledger", "FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void The_compiled_domain_refers_to_the_runtime_and_NodaTime() =>
        typeof(IDomainEvent).Assembly.GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBe(["NodaTime"]);

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Load(SolutionFolder.PathTo("src", $"Decisions.{project}", $"Decisions.{project}.csproj"))
            .Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
