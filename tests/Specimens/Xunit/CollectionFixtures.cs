namespace Specimens;

[CollectionDefinition("shared")]
public class SharedDefinition : ICollectionFixture<Counter>, IClassFixture<AsyncFixture>;

public sealed class FixtureOnTopOfCollection(Counter counter)
{
    public int Twice => counter.Value * 2;
}

[Collection("shared")]
public class InSharedCollectionOne(Counter counter, AsyncFixture perClass)
{
    [Fact]
    public void HasTheCollectionFixture() => Assert.Equal(41, counter.Value);

    [Fact]
    public void HasTheClassFixtureOfTheDefinition() => Assert.Equal("initialised", perClass.State);
}

[Collection("shared")]
public class InSharedCollectionTwo(Counter counter, FixtureOnTopOfCollection onTop) : IClassFixture<FixtureOnTopOfCollection>
{
    [Fact]
    public void ClassFixtureGetsTheCollectionFixture() => Assert.Equal(counter.Value * 2, onTop.Twice);

    [Fact]
    public void Fails() => Assert.Equal(42, counter.Value);
}

[Collection("never defined")]
public class InUndefinedCollection
{
    [Fact]
    public void Passes() => Assert.True(true);
}

[CollectionDefinition("broken")]
public class BrokenDefinition : ICollectionFixture<FixtureThatThrows>;

[Collection("broken")]
public class InBrokenCollection
{
    [Fact]
    public void NeverRuns() => Assert.True(true);
}

[CollectionDefinition("cannot be disposed")]
public class CannotBeDisposedDefinition : ICollectionFixture<FixtureWhoseDisposeThrows>;

[Collection("cannot be disposed")]
public class InCollectionThatCannotBeDisposed
{
    [Fact]
    public void Passes() => Assert.True(true);
}

[CollectionDefinition("alone", DisableParallelization = true)]
public class AloneDefinition : ICollectionFixture<Counter>;

[Collection("alone")]
public class InCollectionWithoutParallelism(Counter counter)
{
    [Fact]
    public void Passes() => Assert.Equal(41, counter.Value);
}
