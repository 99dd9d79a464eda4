using System.Diagnostics;

namespace HostState;

/// <summary>What a command wrote, and how it ended.</summary>
public sealed record CommandResult(string Line, int ExitCode, string Output, string Errors)
{
    public IReadOnlyList<string> OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs a command and waits for it.</summary>
public static class Command
{
    /// <summary>Returns what the command wrote; throws if it did not end well.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var result = Try(program, arguments);
        return result.ExitCode == 0
            ? result.Output
            : throw new InvalidOperationException($"`{result.Line}` ended with {result.ExitCode}: {result.Errors}{result.Output}");
    }

    /// <summary>Runs the command, whatever its end.</summary>
    public static CommandResult Try(string program, params string[] arguments) => Try(program, arguments, []);

    /// <summary>Runs the command with some variables more; null takes one out.</summary>
    public static CommandResult Try(string program, string[] arguments, Dictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output, errors.Result);
    }
}
