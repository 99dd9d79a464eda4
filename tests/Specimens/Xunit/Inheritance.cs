namespace Specimens;

public abstract class InheritedTests
{
    protected abstract int Value { get; }

    [Fact]
    public void DeclaredInTheBase() => Assert.Equal(1, Value);

    [Fact]
    public virtual void Overridden() => Assert.Fail("the base's body must not run");
}

public class InheritsOne : InheritedTests
{
    protected override int Value => 1;

    [Fact]
    public override void Overridden() => Assert.True(true);
}

public class InheritsTwo : InheritedTests
{
    protected override int Value => 2;

    public override void Overridden() => Assert.Fail("the derived class's body");
}

public class Outer
{
    [Fact]
    public void InTheOuter() => Assert.True(true);

    public class Inner
    {
        [Fact]
        public void InTheInner() => Assert.True(true);

        [Fact]
        public void InTheInnerFails() => Assert.Fail("nested class");
    }
}

public class OfGeneric<T>
{
    protected static string NameOfT => typeof(T).Name;

    [Fact]
    public void KnowsItsArgument() => Assert.Equal("Int32", NameOfT);
}

public class OfInt : OfGeneric<int>;

public class OfString : OfGeneric<string>;
