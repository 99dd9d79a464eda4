namespace Isolation.EndToEnd.Runs;

/// <summary>A directory under /tmp that is gone when this suite ends.</summary>
internal sealed class Scratch
{
    private static readonly Lazy<string> Parent = new(() =>
    {
        var path = Directory.CreateTempSubdirectory("isolation-e2e-").FullName;
        File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
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
        Accounts.Give(Path, account);
    }

    public string Path { get; }

    public string In(string name) => System.IO.Path.Combine(Path, name);
}
