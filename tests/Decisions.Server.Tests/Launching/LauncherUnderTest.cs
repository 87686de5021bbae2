using System.Diagnostics;

namespace Decisions.Server.Tests.Launching;

/// <summary>
/// A copy of the launcher beside made-up projects, with a made-up dotnet: a build leaves the program's file, and a
/// program prints what its test says and ends as it says. So the launcher alone is on trial, in no time.
/// </summary>
internal sealed class LauncherUnderTest : IDisposable
{
    private const string Dotnet = """
        #!/bin/sh
        # What is asked for is noted; --version tells whether there is an SDK.
        printf '%s\n' "$*" >>"$STAGE/asked"
        case $1 in
            --version)
                [ -w "$HOME" ] || exit 1
                if [ -e "$STAGE/no-sdk" ]; then echo 'Installed SDKs: 8.0.100'; exit 155; fi
                ;;
            build)
                if [ -e "$STAGE/build-error" ]; then cat "$STAGE/build-error"; exit 1; fi
                case $2 in
                    src/*|tests/*) mkdir -p "$2/bin/$4/net10.0"; : >"$2/bin/$4/net10.0/${2##*/}.dll" ;;
                esac
                echo 'Build succeeded.'
                ;;
            *)
                name=$(basename "$1" .dll)
                [ ! -e "$STAGE/$name.out" ] || cat "$STAGE/$name.out"
                [ ! -e "$STAGE/$name.status" ] || exit "$(cat "$STAGE/$name.status")"
                ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();

    public LauncherUnderTest()
    {
        Root = Directory.CreateDirectory(_folder["a clone"]).FullName;
        Stage = Directory.CreateDirectory(_folder["stage"]).FullName;
        Program("dotnet", Dotnet);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "scripts")).Append(Path.Combine(Repository.Root, "decisions")))
        {
            var copy = Path.Combine(Root, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        foreach (var file in new[] { "Directory.Build.props", "Directory.Packages.props", "global.json", "BannedSymbols.txt", ".editorconfig" })
            Write(file, "");
        Write("src/Decisions.Server/Program.cs", "");
        Write("src/Decisions.Domain/Ballot.cs", "");
        Write("tests/Directory.Build.props", "");
        Write("tests/Decisions.Benchmarks/Decisions.Benchmarks.csproj", "");
        Variables["PATH"] = $"{Programs}:/usr/bin:/bin";
        Variables["STAGE"] = Stage;
        Variables["HOME"] = _folder.Path;
        Variables["CI"] = "";
        Variables["CHROMIUM"] = "";
    }

    public string Root { get; }

    public string Stage { get; }

    private string Programs => _folder["programs"];

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What dotnet was asked for since the last time this was read.</summary>
    public IReadOnlyList<string> Asked()
    {
        var file = Path.Combine(Stage, "asked");
        var asked = File.Exists(file) ? File.ReadAllLines(file) : [];
        File.Delete(file);
        return asked;
    }

    /// <summary>Adds a test project whose program prints this and ends with this status.</summary>
    public void TestProject(string name, string prints, int status = 0, string project = "")
    {
        Write($"tests/{name}/{name}.csproj", project);
        Write(Path.Combine(Stage, $"{name}.out"), prints);
        Write(Path.Combine(Stage, $"{name}.status"), $"{status}");
        Write($"tests/{name}/bin/Debug/net10.0/{name}.dll", "");
    }

    /// <summary>Adds a program to PATH, before the machine's own.</summary>
    public void Program(string name, string script) => Write(Path.Combine(Programs, name), script, executable: true);

    /// <summary>Leaves nothing on PATH but the programs that were added and those that the launcher cannot do without.</summary>
    public void HideTheMachine()
    {
        string[] needed = ["awk", "basename", "cat", "dirname", "find", "grep", "mkdir", "mktemp", "mv", "readlink", "rm", "sed", "sort", "tail"];
        foreach (var name in needed)
            File.CreateSymbolicLink(Path.Combine(Programs, name), new[] { "/usr/bin", "/bin" }.Select(folder => Path.Combine(folder, name)).First(File.Exists));
        Variables["PATH"] = Programs;
    }

    /// <param name="path">Within the made-up repository, unless it is absolute.</param>
    public void Write(string path, string text, bool executable = false)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (executable)
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
    }

    public async Task<LauncherResult> Run(params string[] arguments) =>
        await Run(Path.Combine(Root, "decisions"), arguments);

    public async Task<LauncherResult> Run(string launcher, string[] arguments)
    {
        var start = new ProcessStartInfo(launcher, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new LauncherResult(process.ExitCode, await output, await errors);
    }

    public void Dispose() => _folder.Dispose();
}
