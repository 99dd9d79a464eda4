using Isolation.Interop;

namespace Isolation.Child;

/// <summary>Where a fresh CLR of ours begins: `dotnet exec … Isolation.Core.dll`, started by isolation-init, which hands it descriptors 3 and 4.</summary>
internal static class Program
{
    private static int Main()
    {
        if (!File.Exists($"/proc/self/fd/{ChildRun.RequestDescriptor}") || !File.Exists($"/proc/self/fd/{ChildRun.FrameDescriptor}"))
        {
            Console.Error.WriteLine("Isolation.Core.dll is the inside of an isolated test; it is started by a test runner, not by hand.");
            return ChildRun.Failed;
        }

        // Not an argument: a forked child has the server's command line, and is to have that of a fresh one.
        return Descriptors.IsSocket(ChildRun.RequestDescriptor) ? ForkServer.Run() : ChildRun.Run();
    }
}
