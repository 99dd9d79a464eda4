using Xunit;

namespace Isolation.Bench.Specimens;

public class Empty
{
    [Fact]
    [Isolated(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount | NamespaceKind.Uts | NamespaceKind.Ipc)]
    public void Test()
    {
    }
}
