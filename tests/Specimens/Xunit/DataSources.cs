using System.Collections;
using System.Reflection;
using Xunit.Sdk;

namespace Specimens;

public sealed class WidgetRows : IEnumerable<object[]>
{
    public IEnumerator<object[]> GetEnumerator()
    {
        yield return [new Widget("round"), 5];
        yield return [new Widget("flat"), 5];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class NumberRows : TheoryData<int>
{
    public NumberRows() => AddRange(0, 1, 2);
}

public sealed class LettersAttribute(string letters) : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => letters.Select(c => new object[] { c });
}
