using Specimens;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestCollectionOrderer("Specimens.ReverseCollections", SpecimenAssembly.Name)]

namespace Specimens;

public sealed class ReverseOrder : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase =>
        testCases.OrderByDescending(test => test.TestMethod.Method.Name, StringComparer.Ordinal);
}

public sealed class FaultyOrder : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => throw new InvalidOperationException("the orderer throws");
}

public sealed class ReverseCollections : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName, StringComparer.Ordinal);
}

[TestCaseOrderer("Specimens.ReverseOrder", SpecimenAssembly.Name)]
public class Ordered
{
    [Fact]
    public void First() => Journal.Write("ran Ordered.First");

    [Fact]
    public void Second() => Journal.Write("ran Ordered.Second");

    [Fact]
    public void Third() => Journal.Write("ran Ordered.Third");

    [Fact]
    public void Alone() => Journal.Write("ran Ordered.Alone");
}

[TestCaseOrderer("Specimens.FaultyOrder", SpecimenAssembly.Name)]
public class OrderedBadly
{
    [Fact]
    public void StillRuns() => Assert.True(true);
}

[TestCaseOrderer("Specimens.Nowhere", SpecimenAssembly.Name)]
public class OrderedByNobody
{
    [Fact]
    public void StillRuns() => Assert.True(true);
}
