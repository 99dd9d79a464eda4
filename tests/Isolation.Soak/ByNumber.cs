using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Soak;

/// <summary>Runs the tests in the order of their numbers.</summary>
public class ByNumber : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => testCases.OrderBy(Expected.NumberOf<TTestCase>);
}
