using Decisions.Acceptance.Running;

namespace Decisions.Acceptance.Reading;

/// <summary>The tour's community, set up once for all tests that only look at it.</summary>
public sealed class TouredSite(Site site) : IAsyncLifetime
{
    public Tour Tour { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Tour = await Tour.Prepare(site);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
