using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>Where a test stands in its source is the runner's business.</summary>
internal sealed class NullSourceInformationProvider : ISourceInformationProvider
{
    public ISourceInformation GetSourceInformation(ITestCase testCase) => new SourceInformation();

    public void Dispose()
    {
    }
}
