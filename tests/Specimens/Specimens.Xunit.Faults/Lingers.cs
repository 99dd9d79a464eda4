using System.Diagnostics;

namespace Specimens;

/// <summary>For whoever kills a run in its midst: with SPECIMEN_LINGER these tests take that many seconds, and have processes of their own.</summary>
public class Lingers
{
    [Fact, IsolatedNetwork]
    public void InNamespaces() => Linger();

    [Fact, IsolatedProcess]
    public void WithoutANamespace() => Linger();

    [Fact, IsolatedPid(AsInit = true)]
    public void AsInit() => Linger();

    private static void Linger()
    {
        if (Environment.GetEnvironmentVariable("SPECIMEN_LINGER") is not { } seconds)
        {
            return;
        }

        using var shell = Process.Start("/bin/sh", ["-c", "(setsid sleep 577216 &) & sleep 577217 &"]);
        shell.WaitForExit();
        Journal.Write("lingers");
        Thread.Sleep(TimeSpan.FromSeconds(int.Parse(seconds)));
    }
}
