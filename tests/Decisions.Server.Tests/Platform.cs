using System.Runtime.Versioning;

// These tests start processes, send signals and look into /proc.
[assembly: SupportedOSPlatform("linux")]
