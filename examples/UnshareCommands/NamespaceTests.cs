using HostState;
using Isolation;
using Xunit.Abstractions;

namespace UnshareCommands;

/// <summary><c>ls -l /proc/$$/ns/</c></summary>
public class NamespaceTests(ITestOutputHelper output)
{
    [Fact, Isolated]
    public void Every_namespace_has_an_id_of_its_own()
    {
        var listed = Command.Run("bash", "-c", "readlink /proc/$$/ns/*");

        foreach (var (kind, ids) in IsolationContext.Current!.Namespaces)
        {
            Assert.Contains(ids.Inside + "\n", listed, StringComparison.Ordinal);
            Assert.DoesNotContain(ids.Host + "\n", listed, StringComparison.Ordinal);
            output.WriteLine($"{kind}: {ids.Inside} inside, {ids.Host} on the host");
        }
    }
}
