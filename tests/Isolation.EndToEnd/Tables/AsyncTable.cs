using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Task, ValueTask, async void, Timeout.</summary>
internal static class AsyncTable
{
    public static readonly Expectation[] Rows =
    [
        Fails("AsyncTests.CancelledTask", "System.Threading.Tasks.TaskCanceledException : A task was canceled."),
        Fails("AsyncTests.FaultedTaskWithTwo", "System.InvalidOperationException : first"),
        Passes("AsyncTests.NullTask"),
        Fails("AsyncTests.TaskFails", "after a yield"),
        Fails("AsyncTests.TaskFailsDeepInAnAsyncStack", "System.TimeoutException : at the bottom of an async stack"),
        Passes("AsyncTests.TaskOfIntPasses"),
        Passes("AsyncTests.TaskPasses"),
        Passes("AsyncTests.ValueTaskFails"),
        Passes("AsyncTests.ValueTaskPasses"),
        Fails("AsyncTests.VoidFails", "an async void is awaited"),
        Fails("AsyncTests.VoidFailsAtOnce", "before the first await"),
        Passes("AsyncTests.VoidPasses"),
        Passes("AsyncTests.WaitsForTheThreadPool"),

        Fails("Timeouts.FailsInTime", "in time"),
        Passes("Timeouts.InTime"),
        Fails("Timeouts.OnASynchronousTest", "Tests marked with Timeout are only supported for async tests"),
        Passes("Timeouts.PerRow(milliseconds: 1)"),
        Fails("Timeouts.PerRow(milliseconds: 60000)", "Test execution timed out after 2000 milliseconds"),
        Fails("Timeouts.TooLate", "Test execution timed out after 2000 milliseconds"),
    ];
}
