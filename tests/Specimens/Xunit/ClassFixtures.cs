using Xunit.Abstractions;
using Xunit.Sdk;

namespace Specimens;

public sealed class Counter : IDisposable
{
    public int Value { get; set; } = 41;

    public bool Disposed { get; private set; }

    public void Dispose() => Disposed = true;
}

public class WithClassFixture(Counter counter, ITestOutputHelper output) : IClassFixture<Counter>
{
    [Fact]
    public void IsBuilt()
    {
        output.WriteLine($"counter is disposed: {counter.Disposed}");
        Assert.InRange(counter.Value, 41, 42);
    }

    [Fact]
    public void CanBeChanged()
    {
        counter.Value = 42;
        Assert.False(counter.Disposed, "disposed too early");
    }

    [Fact]
    public void CanFail() => Assert.Equal(0, counter.Value / 100 + 1);
}

public sealed class SinkFixture : IDisposable
{
    private readonly IMessageSink sink;

    public SinkFixture(IMessageSink sink)
    {
        this.sink = sink;
        sink.OnMessage(new DiagnosticMessage("SinkFixture says hello"));
    }

    public IMessageSink Sink => sink;

    public void Dispose() => sink.OnMessage(new DiagnosticMessage("SinkFixture says goodbye"));
}

public class WithSinkFixture(SinkFixture fixture) : IClassFixture<SinkFixture>
{
    [Fact]
    public void HasASink() => Assert.NotNull(fixture.Sink);
}

public sealed class AsyncFixture : IAsyncLifetime
{
    public string State { get; private set; } = "constructed";

    public async Task InitializeAsync()
    {
        await Task.Delay(1);
        State = "initialised";
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

public class WithAsyncFixture(AsyncFixture fixture) : IClassFixture<AsyncFixture>
{
    [Fact]
    public void IsInitialised() => Assert.Equal("initialised", fixture.State);
}

public class WithTwoFixtures(AsyncFixture one, Counter two) : IClassFixture<Counter>, IClassFixture<AsyncFixture>
{
    [Fact]
    public void HasBoth() => Assert.Equal(("initialised", 41), (one.State, two.Value));
}

public class DoesNotAskForItsFixture : IClassFixture<Counter>
{
    [Fact]
    public void Passes() => Assert.True(true);
}
