using Isolation;
using Xunit.Abstractions;

// Eight children at a time, also where there are fewer processors.
[assembly: IsolationDefaults(MaxParallel = 8)]

namespace WebOnPort80;

public class WebTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(2);

    [Theory, IsolatedNetwork]
    [InlineData("Ada")]
    [InlineData("Barbara")]
    [InlineData("Dennis")]
    [InlineData("Edsger")]
    [InlineData("Grace")]
    [InlineData("Ken")]
    [InlineData("Linus")]
    [InlineData("Radia")]
    public async Task Everybody_has_port_80(string name)
    {
        await using var server = await GreetingServer.StartAsync(name);
        using var client = new HttpClient();
        var opened = DateTime.UtcNow;

        // Asked again and again: if a neighbour's server could answer, the name would be wrong.
        while (DateTime.UtcNow - opened < Opening)
        {
            Assert.Equal($"Hello from {name}", await client.GetStringAsync("http://localhost/"));
            await Task.Delay(50);
        }

        var network = IsolationContext.Current!.Namespaces[NamespaceKind.Network].Inside;
        output.WriteLine($"port 80 held from {opened:O} to {DateTime.UtcNow:O} in {network}");
    }
}
