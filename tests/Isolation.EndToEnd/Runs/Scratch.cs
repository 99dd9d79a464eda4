namespace Isolation.EndToEnd.Runs;

/// <summary>A directory that is gone when this suite ends. Not under /tmp: NuGet reads what others leave there, /tmp/nuget.config say.</summary>
internal sealed class Scratch
{
    private static readonly Lazy<string> Parent = new(() =>
    {
        var path = $"/var/tmp/isolation-e2e-{Environment.ProcessId}-{Guid.NewGuid():N}"[..40];
        Directory.CreateDirectory(path, (UnixFileMode)0b111_101_101);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(path, recursive: true);
        return path;
    });

    private static int last;

    public Scratch(Account account = Account.Own)
    {
        Path = System.IO.Path.Combine(Parent.Value, $"{Interlocked.Increment(ref last)}");
        Directory.CreateDirectory(Path);
        Directory.CreateDirectory(In("home"));
        Directory.CreateDirectory(In("tmp"));
        Directory.CreateDirectory(In("journal"));
        Accounts.Give(Path, account);
    }

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);
}
