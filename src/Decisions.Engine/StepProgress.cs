namespace Decisions.Engine;

/// <summary>How far one step of something long is, for whoever watches it.</summary>
/// <param name="Step">What is being done, in a few words.</param>
public readonly record struct StepProgress(string Step, long Done, long Of);
