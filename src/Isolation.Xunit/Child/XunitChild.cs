using System.Reflection;
using System.Runtime.Loader;
using Isolation.Child;
using Isolation.Protocol;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Child;

/// <summary>
/// The adapter's half in the child: runs the cases of the request with xUnit's own assembly runner, so that all that happens to a test
/// happens to it here, fixtures first, and tells every message.
/// </summary>
internal sealed class XunitChild : IChildEntry
{
    public Task RunAsync(string assemblyPath, ReadOnlyMemory<byte> payload, Action<ReadOnlyMemory<byte>> send)
    {
        var sink = new ForwardingSink(send);
        var framework = new XunitTestFramework(sink) { SourceInformationProvider = new NullSourceInformationProvider() };
        return RunAsync(framework, LoadAssembly(assemblyPath).GetName(), XunitRequest.Decode(payload), sink);
    }

    internal static async Task RunAsync(XunitTestFramework framework, AssemblyName assemblyName, XunitRequest request, ForwardingSink sink)
    {
        using var loader = new CaseLoader(framework, assemblyName);
        var cases = loader.Load(request, sink);
        sink.Announce(cases);

        var assembly = new TestAssembly(Reflector.Wrap(Assembly.Load(assemblyName)), null, assemblyName.Version);
        using var runner = new XunitTestAssemblyRunner(assembly, cases, sink, sink, request.Options);
        await runner.RunAsync().ConfigureAwait(false);
    }

    public (string AssemblyPath, ReadOnlyMemory<byte> Payload) Load(string assemblyPath, ReadOnlyMemory<byte> options)
    {
        LoadAssembly(assemblyPath);
        return (typeof(WarmUpTests).Assembly.Location, WarmUpRequest.Create(ExecutionOptions.Read(new PayloadReader(options))).Encode());
    }

    private static Assembly LoadAssembly(string path)
    {
        try
        {
            return Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path)));
        }
        catch (FileNotFoundException)
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
    }
}
