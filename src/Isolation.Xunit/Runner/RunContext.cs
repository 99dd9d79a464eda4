using System.Collections.Concurrent;
using Isolation.Launch;
using Isolation.Namespaces;
using Isolation.Xunit.Child;
using Isolation.Xunit.Protocol;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Runner;

/// <summary>What all isolated tests of one run have in common.</summary>
internal sealed class RunContext : IDisposable
{
    private readonly Func<ITestCase, string> _serialize;
    private readonly Lazy<ILauncher> _launcher;
    private readonly ConcurrentDictionary<string, bool> _told = [];

    private RunContext(string assemblyPath, ExecutionOptions options, bool sequential, ChildSlots slots, DiagnosticMessages diagnostics, Func<ITestCase, string> serialize)
    {
        Options = options;
        Sequential = sequential;
        Slots = slots;
        Diagnostics = diagnostics;
        _serialize = serialize;
        var suite = new Suite(assemblyPath, typeof(XunitChild).AssemblyQualifiedName!, options.Encode());
        _launcher = new Lazy<ILauncher>(() => Launchers.Create(suite, text => diagnostics.OnMessage(new DiagnosticMessage(text))));
    }

    internal ExecutionOptions Options { get; }

    /// <summary>Nothing is to run at the same time as anything else.</summary>
    internal bool Sequential { get; }

    internal ChildSlots Slots { get; }

    internal DiagnosticMessages Diagnostics { get; }

    internal static RunContext Create(
        IAssemblyInfo assembly, ITestFrameworkExecutionOptions options, Parallelism parallelism, DiagnosticMessages diagnostics, Func<ITestCase, string> serialize)
    {
        var atATime = MaxParallel(assembly);
        if (parallelism.MaxThreads is { } bound)
        {
            atATime = Math.Min(atATime, bound);
        }

        var path = ((IReflectionAssemblyInfo)assembly).Assembly.Location;
        return new RunContext(path, ExecutionOptions.From(options), parallelism.Disabled, new ChildSlots(parallelism.Disabled ? 1 : atATime), diagnostics, serialize);
    }

    /// <summary>How the child finds the case again.</summary>
    internal CaseAddress AddressOf(IXunitTestCase testCase)
    {
        string? serialized = null;
        try
        {
            serialized = _serialize(testCase);
        }
        catch (ArgumentException)
        {
            // Data that cannot be serialized: the child discovers the class again and looks for the unique ID.
        }

        return new CaseAddress(serialized, testCase.TestMethod.TestClass.Class.Name, testCase.UniqueID);
    }

    /// <summary>Waits for a slot, then launches a child that runs these cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="row">The only row to run, or −1.</param>
    /// <param name="plan">Their world.</param>
    /// <param name="listener">Hears the child.</param>
    /// <param name="cancellation">When it is cancelled before there is a slot, nothing is launched.</param>
    /// <returns>The child's end; null if nothing was launched.</returns>
    internal Task<Ending?> LaunchAsync(
        IReadOnlyList<IXunitTestCase> cases, int row, IsolationPlan plan, ChildListener listener, CancellationToken cancellation) =>
        Slots.RunAsync(async () =>
        {
            if (cancellation.IsCancellationRequested)
            {
                return null;
            }

            listener.Begin();
            if (Launchers.Unsupported is { } reason)
            {
                return Ending.Skipped(reason);
            }

            try
            {
                var payload = new XunitRequest([.. cases.Select(AddressOf)], row, Options).Encode();
                var request = new LaunchRequest(plan, payload);
                var end = await _launcher.Value.LaunchAsync(request, listener).ConfigureAwait(false);
                TellSkipped(end.Skipped);
                return Ending.Of(end);
            }
            catch (Exception error)
            {
                return Ending.Of(error);
            }
        });

    public void Dispose()
    {
        if (_launcher.IsValueCreated)
        {
            _launcher.Value.Dispose();
        }
    }

    /// <summary>What the host did not grant and the plan could do without, each once.</summary>
    private void TellSkipped(IReadOnlyList<string> skipped)
    {
        foreach (var step in skipped)
        {
            if (_told.TryAdd(step, true))
            {
                Diagnostics.OnMessage(new DiagnosticMessage("Isolation: this host did not grant an optional step, " + step));
            }
        }
    }

    private static int MaxParallel(IAssemblyInfo assembly)
    {
        try
        {
            return AssemblySettings.Read(((IReflectionAssemblyInfo)assembly).Assembly).MaxParallel;
        }
        catch (IsolationPlanException)
        {
            // Bad settings fail each isolated test, with the same message, where its plan is read.
            return 1;
        }
    }
}
