namespace Isolation.Xunit.Tests;

public class UtsTests
{
    private const string Kernel = "/proc/sys/kernel";

    internal static string HostName => File.ReadAllText($"{Kernel}/hostname").Trim();

    [Fact, IsolatedUts(HostName = "isolated-host", DomainName = "isolated.example")]
    public void Names_are_as_asked()
    {
        Assert.Equal("isolated-host", HostName);
        Assert.Equal("isolated-host", Environment.MachineName);
        Assert.Equal("isolated-host", Shell.Run("uname -n"));
        Assert.Equal("isolated.example", File.ReadAllText($"{Kernel}/domainname").Trim());
    }

    [Fact, IsolatedUts]
    public void Without_options_the_names_are_the_hosts()
    {
        Assert.NotEqual("isolated-host", HostName);
        Assert.True(IsolationContext.Current!.Namespaces[NamespaceKind.Uts].Differs);
    }

    [Fact, IsolatedUts(HostName = "a23456789.123456789.123456789.123456789.123456789.123456789.1234")]
    public void Sixty_four_bytes_are_allowed() => Assert.Equal(64, HostName.Length);
}
