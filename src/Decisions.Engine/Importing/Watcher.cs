namespace Decisions.Engine.Importing;

/// <summary>Reports progress on the spot, where <see cref="Progress{T}"/> would do so later and out of order.</summary>
internal sealed class Watcher<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
