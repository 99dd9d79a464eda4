using Xunit;

namespace Isolation.Bench.Specimens;

public class Waiting
{
    [Fact]
    [Isolated(NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount | NamespaceKind.Uts | NamespaceKind.Ipc)]
    public void Test() => Thread.Sleep(1500);
}
