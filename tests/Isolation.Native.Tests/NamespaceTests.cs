namespace Isolation.Native.Tests;

/// <summary>The namespaces that CLONE names are new, and no others.</summary>
public sealed class NamespaceTests
{
    private static readonly Dictionary<New, string> Files = new()
    {
        [New.Mount] = "mnt", [New.Uts] = "uts", [New.Ipc] = "ipc", [New.Net] = "net", [New.Pid] = "pid", [New.User] = "user",
        [New.Cgroup] = "cgroup", [New.Time] = "time",
    };

    public static TheoryData<Identity, uint> Combinations
    {
        get
        {
            var data = new TheoryData<Identity, uint>();
            foreach (var who in Identity.Each)
            {
                foreach (var kinds in new[]
                {
                    New.None, New.Mount, New.Uts, New.Ipc, New.Net, New.Pid, New.User, New.Cgroup, New.Pid | New.Mount,
                    New.Net | New.Uts | New.Ipc, New.Mount | New.Uts | New.Ipc | New.Net | New.Pid | New.User | New.Cgroup,
                })
                {
                    data.Add(who, (uint)kinds);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void ExactlyTheKindsAskedForAreNew(Identity who, uint asked)
    {
        var kinds = (New)asked;
        var script = who.Script(kinds);
        using var launch = new Launch(who, script.Exec(Staging.Files.Probe, "daemons", "0", "stay"));
        launch.AwaitOutput("ready");
        var init = launch.Await(StatusKind.Cloned).Value;
        var expected = kinds == New.None || who.IsRoot ? kinds : kinds | New.User;
        foreach (var (kind, file) in Files)
        {
            Assert.True(
                expected.HasFlag(kind) == (Id("self", file) != Id($"{init}", file)), $"{file}: host {Id("self", file)}, init {Id($"{init}", file)}");
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void TheBodyIsInThem(Identity who, uint asked)
    {
        if (!((New)asked).HasFlag(New.Pid | New.Mount))
        {
            asked |= (uint)(New.Pid | New.Mount);
        }

        using var launch = new Launch(who, who.World((New)asked).Shell("for n in mnt uts ipc net pid user cgroup; do readlink /proc/self/ns/$n; done; exec sleep 60"));
        launch.AwaitOutput("cgroup:[");
        var init = launch.Await(StatusKind.Cloned).Value;
        launch.AwaitOutput(string.Concat(Files.Where(file => file.Key != New.Time).Select(file => Id($"{init}", file.Value) + "\n")
            .OrderBy(id => Array.IndexOf(["mnt", "uts", "ipc", "net", "pid", "user", "cgroup"], id.Split(':')[0]))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void ThePidIsToldAsTheBodySeesIt(int repeat)
    {
        foreach (var who in Identity.Each)
        {
            for (var i = 0; i < repeat; i++)
            {
                foreach (var script in new[] { who.World(), who.Script(New.None) })
                {
                    var outcome = Launch.Run(who, script.Exec(Staging.Files.Probe, "show"));
                    Assert.Equal(outcome.Probed("pid"), $"{outcome.Records.Single(record => record.Kind == StatusKind.Started).Value}");
                }
            }
        }
    }

    private static string Id(string process, string file) =>
        new FileInfo($"/proc/{process}/ns/{file}").LinkTarget ?? throw new InvalidOperationException($"/proc/{process}/ns/{file}");
}
