using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Fact, its subclasses, inheritance, nesting.</summary>
internal static class FactTable
{
    public static readonly Expectation[] Rows =
    [
        Fails("Facts.Fails", "this fails on purpose"),
        Fails("Facts.FailsFarBelow", "System.InvalidOperationException : from far below"),
        Passes("Facts.InternalPasses"),
        Passes("Facts.Passes"),
        Fails("Facts.PrivateFails", "private methods are tests as well"),
        Passes("Facts.ReturnsAValue"),
        Fails("Facts.StaticFails", "Assert.Equal() Failure: Values differ", "Expected: 5", "Actual:   4"),
        Passes("Facts.StaticPasses"),
        Fails("Facts.SubclassOfFactFails", "a subclass of Fact fails too"),
        Passes("Facts.SubclassOfFactPasses"),
        Skips("Facts.SubclassOfFactSkips", "the subclass said so"),

        Passes("InheritsOne.DeclaredInTheBase"),
        Passes("InheritsOne.Overridden"),

        Fails("InheritsTwo.DeclaredInTheBase", "Assert.Equal() Failure: Values differ", "Expected: 1", "Actual:   2"),
        Fails("InheritsTwo.Overridden", "the derived class's body"),

        Passes("Outer.InTheOuter"),

        Passes("Outer+Inner.InTheInner"),
        Fails("Outer+Inner.InTheInnerFails", "nested class"),

        Passes("OfInt.KnowsItsArgument"),

        Fails("OfString.KnowsItsArgument", "Assert.Equal() Failure: Strings differ", "Expected: \"Int32\""),

        Fails(
            "OfGeneric`1.KnowsItsArgument",
            "System.ArgumentException : Cannot create an instance of Specimens.OfGeneric`1[T] because Type.ContainsGenericParameters is true."),

        Passes("A name that a person wrote"),
        Passes("A theory that a person named(letter: \"x\")"),
        Fails("A theory that a person named(letter: \"y\")", "Assert.Equal() Failure: Strings differ", "Expected: \"x\""),
        Passes("DisplayNames.Name_with_underscores"),
        Passes("DisplayNames.NázevSHáčky"),
        Fails("žluťoučký \"quoted\" <xml> & (parentheses) | pipe, comma", "odd names fail as well"),

        Passes("Traits.Blue"),
        Fails("Traits.FromACustomAttribute", "bug 4711"),
        Passes("Traits.OnATheory(x: 1)"),
        Fails("Traits.OnATheory(x: 2)", "Assert.Equal() Failure: Values differ", "Expected: 1", "Actual:   2"),
        Passes("Traits.Red"),

        Passes("Surroundings.Look"),
        Passes("Surroundings.StandardInputIsAtItsEnd"),
        Passes("Surroundings.ContinuesWithoutAContextAfterConfigureAwait"),
    ];
}
