using System.Runtime.CompilerServices;

namespace Specimens;

/// <summary>A small stand-in for snapshot testing: the received file goes beside the source, named for the test that an attribute announced.</summary>
public class Snapshots
{
    [Fact]
    public void Matches() => Snapshot.Verify("the same text");

    [Fact]
    public void Differs() => Snapshot.Verify("received text");

    [Fact]
    public async Task DiffersAfterAwait()
    {
        await Task.Delay(1);
        Snapshot.Verify("received later");
    }
}

internal static class Snapshot
{
    public static void Verify(string text, [CallerFilePath] string source = "")
    {
        var method = AnnounceAttribute.Method ?? throw new InvalidOperationException("no test is announced");
        var name = $"{method.DeclaringType!.Name}.{method.Name}";
        var verified = Path.Combine(Path.GetDirectoryName(source)!, $"{name}.verified.txt");
        if (File.Exists(verified) && File.ReadAllText(verified).TrimEnd() == text)
        {
            return;
        }

        var received = Path.Combine(Path.GetDirectoryName(source)!, $"{name}.received.{SpecimenAssembly.Name}.txt");
        File.WriteAllText(received, text);
        throw new InvalidOperationException($"{name} differs from its verified file; received: {text}");
    }
}
