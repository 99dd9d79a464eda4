using System.Globalization;
using Isolation.Native.Tests.Staging;

namespace Isolation.Tests.Worlds;

/// <summary>Makes a plan's world for real, with a shell as the body. A step that was skipped is a failure here.</summary>
internal static class Body
{
    /// <summary>A program of tests/tools.</summary>
    public static string Use { get; } = Path.Combine(AppContext.BaseDirectory, "tools", "use");

    /// <summary>The facts as they are for this identity.</summary>
    public static HostFacts Host(Identity who) => who.Uid == HostFacts.Current.EffectiveUserId
        ? HostFacts.Current
        : HostFacts.Current with { EffectiveUserId = who.Uid, EffectiveGroupId = who.Gid, Capabilities = 0 };

    public static World World(Identity who, IsolationPlan plan, ulong launchNumber = 0) =>
        WorldBuilder.Build(plan, Host(who), "/", launchNumber);

    public static Outcome Run(Identity who, World world, string shell, params string[] stage)
    {
        var script = new Script();
        foreach (var step in world.Steps)
        {
            script.Add((Op)step.Op, (StepFlags)step.Flags, [.. step.Arguments]);
        }

        return Isolation.Native.Tests.Staging.Launch.Run(who, world.Plan.AsInit ? script.ExecAsInit("/bin/sh", "-c", shell) : script.Shell(shell), stage);
    }

    public static string Output(Identity who, IsolationPlan plan, string shell) => Output(who, World(who, plan), shell);

    public static string Output(Identity who, World world, string shell)
    {
        var outcome = Run(who, world, shell);
        Assert.DoesNotContain(outcome.Records, record => record.Kind == StatusKind.StepSkipped);
        Assert.Equal("", outcome.Errors);
        return outcome.Succeeded().TrimEnd('\n');
    }

    public static string[] Lines(Identity who, IsolationPlan plan, string shell) => Output(who, plan, shell).Split('\n');

    public static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What goes before a command so that it runs as an ordinary user without any capability.</summary>
    public static string Plainly(Identity who) => who.IsRoot
        ? "setpriv --reuid 1000 --regid 1000 --clear-groups"
        : "setpriv --ambient-caps -all --inh-caps -all";
}
