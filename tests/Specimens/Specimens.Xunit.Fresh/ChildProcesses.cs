using System.Diagnostics;

namespace Specimens;

/// <summary>Processes that the test starts.</summary>
[IsolatedNetwork]
public class ChildProcesses
{
    [Theory]
    [InlineData("exit 0", 0), InlineData("exit 3", 3), InlineData("exit 255", 255), InlineData("kill -KILL $$", 137), InlineData("kill -TERM $$", 143), InlineData("kill -SEGV $$", 139)]
    public async Task Tell_their_ends(string command, int code)
    {
        using var first = Start(command);
        Assert.True(first.WaitForExit(Patience.Time));
        Assert.Equal(code, first.ExitCode);

        using var second = Start(command);
        using var patience = new CancellationTokenSource(Patience.Time);
        await second.WaitForExitAsync(patience.Token);
        Assert.Equal(code, second.ExitCode);

        using var third = Start(command);
        var exited = new TaskCompletionSource();
        third.Exited += (_, _) => exited.TrySetResult();
        third.EnableRaisingEvents = true;
        await exited.Task.WaitAsync(Patience.Time);
        Assert.Equal(code, third.ExitCode);
    }

    [Fact]
    public async Task Run_side_by_side()
    {
        var ends = Enumerable.Range(0, 12).Select(async code =>
        {
            using var process = Start($"exit {code}");
            await process.WaitForExitAsync().WaitAsync(Patience.Time);
            return process.ExitCode;
        });
        Assert.Equal(Enumerable.Range(0, 12), await Task.WhenAll(ends));
    }

    [Fact]
    public async Task Read_and_write()
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "cat; echo error >&2"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardInput.WriteAsync("input");
        process.StandardInput.Close();
        Assert.Equal("input", await process.StandardOutput.ReadToEndAsync());
        Assert.Equal("error\n", await process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience.Time);
    }

    [Fact]
    public void Can_be_killed()
    {
        using var process = Start("sleep 1000 & sleep 1000; exit 1");
        process.Kill(entireProcessTree: true);
        Assert.True(process.WaitForExit(Patience.Time));
        Assert.Equal(137, process.ExitCode);
    }

    [Fact]
    public void That_do_not_exist_are_an_error() => Assert.Throws<System.ComponentModel.Win32Exception>(() => Process.Start("/no/such/program"));

    private static Process Start(string command) => Process.Start("/bin/sh", ["-c", command]);
}
