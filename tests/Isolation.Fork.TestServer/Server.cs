using System.Globalization;
using Isolation.Interop;
using Isolation.Protocol;

namespace Isolation.Fork.TestServer;

/// <summary>The commands.</summary>
internal sealed class Server(TextWriter answers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(
        int.Parse(Environment.GetEnvironmentVariable("FORK_TEST_PATIENCE") ?? "20", CultureInfo.InvariantCulture));

    private byte[] _script = WorldScript.Build();

    /// <summary>An exit code in a child that is done, null in the server.</summary>
    internal int? Execute(string[] command)
    {
        switch (command[0])
        {
            case "warm":
                WarmUp.Run(Amount(command, 1, 2));
                return Answer("ok");
            case "prepare":
                return Answer(Interop.Fork.TryPrepare(out var result) ? "ok" : ForkStages.Describe(result.Stage, result.Errno, result.Value));
            case "facts":
                return Answer(ForkFacts.Read().ToString());
            case "self":
                return Answer(WarmUp.Healthy() ?? "ok");
            case "noise":
                Noise.Start(Amount(command, 1, 2));
                return Answer("ok");
            case "quiet":
                Noise.Stop();
                return Answer("ok");
            case "deaf":
                DeafThread.Start();
                return Answer("ok");
            case "undeaf":
                DeafThread.End();
                return Answer("ok");
            case "ballast":
                Leftovers.Fill(Amount(command, 1, 100));
                return Answer("ok");
            case "listen":
                Leftovers.Listen();
                return Answer("ok");
            case "unlisten":
            case "unwatch":
                Leftovers.Remove();
                return Answer("ok");
            case "watch":
                Leftovers.Watch();
                return Answer("ok");
            case "leave":
                return Leave(Amount(command, 1, 1));
            case "world":
                _script = Worlds.Named(command[1]);
                return Answer("ok");
            case "fork":
                return Repeat(command[1].Split(','), Amount(command, 2, 1), Amount(command, 3, 1));
            default:
                return Answer("unknown command " + command[0]);
        }
    }

    private static int Amount(string[] command, int index, int otherwise) =>
        command.Length > index ? int.Parse(command[index], CultureInfo.InvariantCulture) : otherwise;

    private int? Answer(string text)
    {
        answers.WriteLine(text);
        return null;
    }

    /// <summary>Forks `count` children, at most `parallel` alive at once, and answers with each that was not right and with figures.</summary>
    private int? Repeat(string[] names, int count, int parallel)
    {
        PrivateFiles.Snapshot = PrivateFiles.List();
        var figures = new Figures();
        var alive = new Queue<(Child Child, Check Check)>();
        for (var i = 0; i < count; i++)
        {
            var check = Checks.Named(names[i % names.Length]);
            var threads = check.NeedsThreads ? ChildContext.ListThreads() : [];
            if (Child.Fork(_script, out var result, out var context, threads) is { } child)
            {
                alive.Enqueue((child, check));
            }
            else if (context is not null)
            {
                return RunCheck(check, context);
            }
            else
            {
                figures.Refused(ForkStages.Describe(result.Stage, result.Errno, result.Value));
            }

            while (alive.Count >= parallel || (i == count - 1 && alive.Count > 0))
            {
                Finish(alive.Dequeue(), figures);
            }
        }

        return Answer(figures.ToString());
    }

    /// <summary>Forks children that stay, and answers with the PIDs of their inits.</summary>
    private int? Leave(int count)
    {
        var inits = new List<int>();
        for (var i = 0; i < count; i++)
        {
            if (Child.Fork(_script, out var result, out var context, []) is null && context is not null)
            {
                Thread.Sleep(Timeout.Infinite);
            }

            inits.Add(result.Init);
        }

        return Answer(string.Join(" ", inits));
    }

    private void Finish((Child Child, Check Check) one, Figures figures)
    {
        using var child = one.Child;
        if (!child.Wait((int)Patience.TotalMilliseconds))
        {
            figures.Wrong();
            Answer($"bad {one.Check.Name}: init {child.Result.Init} still runs; it said {Quote(child.Said)}, ends: {child.End}");
        }
        else if (!child.Started || child.End != one.Check.End || child.Said != one.Check.Says)
        {
            figures.Wrong();
            Answer($"bad {one.Check.Name}: said {Quote(child.Said)}, ended: {child.End}{(child.Started ? "" : ", not started")}");
        }
        else
        {
            figures.Right(child);
        }
    }

    private static string Quote(string text) => "\"" + text.ReplaceLineEndings("\\n") + "\"";

    private static int RunCheck(Check check, ChildContext context)
    {
        try
        {
            var wrong = check.Run(context);
            context.Say(wrong is null ? "PASS" : "FAIL " + wrong);
        }
        catch (Exception error)
        {
            context.Say("FAIL " + error);
        }

        return 0;
    }
}
