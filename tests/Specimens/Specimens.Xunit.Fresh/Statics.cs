using System.Runtime.CompilerServices;

namespace Specimens;

/// <summary>Statics are as after loading: what one test leaves in them, no other finds.</summary>
[IsolatedNetwork]
public class Statics(ITestOutputHelper output)
{
    private static readonly List<int> Seen = [];
    private static readonly AsyncLocal<int?> Local = new();
    private static readonly Guid Drawn = Guid.NewGuid();
    private static int loads;
    private static Guid drawnWhenLoaded;

    [ThreadStatic]
    private static int ofThread;

    [ModuleInitializer]
    internal static void Load()
    {
        loads++;
        drawnWhenLoaded = Guid.NewGuid();
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Are_as_after_loading(int sibling)
    {
        Assert.Empty(Seen);
        Assert.Null(Local.Value);
        Assert.Equal(0, ofThread);
        Seen.Add(sibling);
        Local.Value = sibling;
        ofThread = sibling;
        Environment.SetEnvironmentVariable("SPECIMEN_SIBLING", $"{sibling}");
        AppContext.SetSwitch("Specimens.Sibling", true);
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Of_the_framework_are_as_after_loading(int sibling)
    {
        Assert.Null(Environment.GetEnvironmentVariable("SPECIMEN_SIBLING"));
        Assert.False(AppContext.TryGetSwitch("Specimens.Sibling", out _));
        Assert.Throws<ArgumentException>(() => System.Text.Encoding.GetEncoding("windows-1252"));
        Environment.SetEnvironmentVariable("SPECIMEN_SIBLING", $"{sibling}");
        AppContext.SetSwitch("Specimens.Sibling", true);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        Assert.Equal("€", System.Text.Encoding.GetEncoding("windows-1252").GetString([0x80]));
    }

    [Fact]
    public void A_module_is_initialised_once() => Assert.Equal(1, loads);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Draws_when_it_is_loaded(int sibling)
    {
        _ = sibling;
        output.WriteLine($"static field: {Drawn}");
        output.WriteLine($"module initializer: {drawnWhenLoaded}");
    }
}
