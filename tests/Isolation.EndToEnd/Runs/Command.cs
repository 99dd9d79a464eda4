using System.Diagnostics;
using System.Text;

namespace Isolation.EndToEnd.Runs;

/// <summary>One finished process.</summary>
internal sealed record Command(string Line, int ExitCode, string Stdout, string Stderr)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>What a test host leaves in the environment of whatever it starts; a `dotnet test` of our own must not see it.</summary>
    private static readonly string[] Foreign = ["VSTEST", "MSBUILD", "MSBuild", "TESTINGPLATFORM", "DOTNET_HOST_PATH", "DOTNET_CLI_", "ISOLATION_UNSUPPORTED", "ISOLATION_TESTS"];

    public Command MustSucceed() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"{Line}: exit code {ExitCode}\n{Stdout}\n{Stderr}");

    public static Command Run(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? directory = null)
    {
        using var process = Start(program, arguments, environment, directory);
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        var line = $"{program} {string.Join(' ', arguments)}";
        if (!Task.WhenAll(stdout, stderr, process.WaitForExitAsync()).Wait(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{line}: not over after {Patience}");
        }

        return new Command(line, process.ExitCode, stdout.Result, stderr.Result);
    }

    public static Process Start(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string? directory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = directory ?? "/",
        };
        foreach (var name in start.Environment.Keys.Where(name => Foreign.Any(name.StartsWith)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
