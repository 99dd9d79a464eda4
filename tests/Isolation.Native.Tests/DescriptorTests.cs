using System.Text;

namespace Isolation.Native.Tests;

/// <summary>The body has exactly the descriptors that are meant for it, and nobody else holds them open.</summary>
public sealed class DescriptorTests
{
    private static readonly string[] Leaking = ["/bin/bash", "-c", "exec 8</dev/null 9</dev/null 20</dev/null 255</dev/null; exec \"$0\""];

    public static TheoryData<Identity> Identities => Identity.All;

    [Theory]
    [MemberData(nameof(Identities))]
    public void TheBodyHasOnlyItsOwn(Identity who)
    {
        foreach (var world in Worlds(who))
        {
            Assert.Equal("0 1 2 3 4", Probe(who, world, withBodyPipes: true));
        }

        foreach (var world in Worlds(who))
        {
            Assert.Equal("0 1 2", Probe(who, world, withBodyPipes: false));
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void WhatTheRunnerLeakedIsClosed(Identity who)
    {
        foreach (var world in Worlds(who))
        {
            Assert.Equal("0 1 2 3 4", Probe(who, world, withBodyPipes: true, Leaking));
        }

        // Kernels before 5.9 have no close_range(2).
        foreach (var world in Worlds(who))
        {
            Assert.Equal("0 1 2", Probe(who, world, withBodyPipes: false, [Files.Refuse, "close_range=ENOSYS", "--", .. Leaking]));
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void RequestAndFramesAreTheBodys(Identity who)
    {
        foreach (var world in Worlds(who))
        {
            using var launch = new Launch(who, world.Shell("cat <&3 >&4").ToArray(), withBodyPipes: true);
            using (var request = new FileStream(launch.Request!, FileAccess.Write, 0))
            {
                request.Write("a request"u8);
            }

            using var frames = new FileStream(launch.Frames!, FileAccess.Read, 0);
            Assert.Equal("a request", new StreamReader(frames, Encoding.UTF8).ReadToEnd());
            launch.End().Succeeded();
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void OnlyTheBodyHoldsItsFramesOpen(Identity who)
    {
        foreach (var world in Worlds(who))
        {
            using var launch = new Launch(who, world.Exec("/bin/bash", "-c", "exec 4>&-; exec sleep 60").ToArray(), withBodyPipes: true);
            using var frames = new FileStream(launch.Frames!, FileAccess.Read, 0);
            var read = Task.Run(() => frames.ReadByte());
            Assert.True(read.Wait(TimeSpan.FromSeconds(20)), "Supervisor or init holds the frames open.");
            Assert.Equal(-1, read.Result);
            launch.HangUp();
            launch.End();
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void SupervisorAndInitHoldNoMoreThanTheyNeed(Identity who)
    {
        foreach (var (world, proc) in new[] { (who.World(), 0), (who.Script(New.None), 1) })
        {
            using var launch = new Launch(who, world.Exec(Files.Probe, "daemons", "0", "stay").ToArray(), withBodyPipes: true);
            launch.AwaitOutput("ready");

            // What they were given up to the lifeline, a signalfd, one end of the pipe between them; to clean up, init keeps /proc.
            Assert.Equal(8, Directory.GetFileSystemEntries($"/proc/{launch.Pid}/fd").Length);
            Assert.Equal(8 + proc, Directory.GetFileSystemEntries($"/proc/{launch.Await(StatusKind.Cloned).Value}/fd").Length);
            launch.HangUp();
            launch.End();
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void SignalsStartAtTheirDefaults(Identity who)
    {
        string[] ignoring = ["/bin/bash", "-c", "trap '' HUP INT QUIT TERM PIPE USR1 CHLD; exec \"$0\""];
        foreach (var world in Worlds(who))
        {
            var outcome = Launch.Run(who, world.Exec(Files.Probe, "show"), ignoring);
            Assert.Equal("", outcome.Probed("blocked"));
            Assert.Equal("", outcome.Probed("undefault"));
        }
    }

    [Fact]
    public void StartedByHandItSaysWhatItIs()
    {
        using var init = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Files.Init) { RedirectStandardError = true })!;
        Assert.StartsWith("isolation-init: descriptor 3 is not open.", init.StandardError.ReadToEnd());
        init.WaitForExit();
        Assert.Equal(64, init.ExitCode);
    }

    private static IEnumerable<Script> Worlds(Identity who) => [who.World(), who.Script(New.None)];

    private static string Probe(Identity who, Script world, bool withBodyPipes, params string[] stage)
    {
        using var launch = new Launch(who, world.Exec(Files.Probe, "show").ToArray(), withBodyPipes, stage);
        var outcome = launch.End();
        outcome.Succeeded();
        return outcome.Probed("descriptors");
    }
}
