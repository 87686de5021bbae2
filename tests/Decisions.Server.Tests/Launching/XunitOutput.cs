namespace Decisions.Server.Tests.Launching;

/// <summary>What xunit.v3 3.2.2's own runner printed, shortened, of test programs that ended in each of these ways.</summary>
internal static class XunitOutput
{
    public const string Passed = """
          Discovering: Fine.Tests
          Discovered:  Fine.Tests
          Starting:    Fine.Tests
        Ok, passed 100 tests.
            Fine.Tests.Vectors.Published [SKIP]
              The vectors are not here.
        noise of the program
          Finished:    Fine.Tests (ID = '2e3165dc')
        === TEST EXECUTION SUMMARY ===
           Fine.Tests  Total: 175, Errors: 0, Failed: 0, Skipped: 4, Not Run: 2, Time: 0.987s
        """;

    public const string Failed = """
          Starting:    x
        Ok, passed 100 tests.
            T.Bad [FAIL]
              Assert.Equal() Failure: Strings differ
                            ↓ (pos 2)
              Expected: "a\nb"
              Stack Trace:
                T.cs(4,0): at T.Bad()

              Output:
                said this
        noise of the program
            T.Skipped [SKIP]
              not here
            [Test Class Cleanup Failure (D)] Xunit.Sdk.TestPipelineException
              Class fixture type 'Fx' threw in Dispose
          Finished:    x (ID = '018dcd10')
        === TEST EXECUTION SUMMARY ===
           x  Total: 8, Errors: 1, Failed: 3, Skipped: 1, Not Run: 1, Time: 0.542s
        """;

    public const string Crashed = """
          Starting:    x
        Unhandled exception. System.Exception: bang
           at Crash.G()
        """;

    public const string Empty = """
          Finished:    Empty.Tests (ID = '76532bbe')
        === TEST EXECUTION SUMMARY ===
           Empty.Tests  Total: 0
        """;

    public const string AllSkipped = """
        === TEST EXECUTION SUMMARY ===
           Lazy.Tests  Total: 3, Errors: 0, Failed: 0, Skipped: 3, Not Run: 0, Time: 0.100s
        """;
}
