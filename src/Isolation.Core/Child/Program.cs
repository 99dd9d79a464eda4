namespace Isolation.Child;

/// <summary>Where a fresh CLR of ours begins: `dotnet exec … Isolation.Core.dll`, started by isolation-init, which hands it descriptors 3 and 4.</summary>
internal static class Program
{
    internal const string ForkServerArgument = "--fork-server";

    private static int Main(string[] arguments)
    {
        if (!File.Exists($"/proc/self/fd/{ChildRun.RequestDescriptor}") || !File.Exists($"/proc/self/fd/{ChildRun.FrameDescriptor}"))
        {
            Console.Error.WriteLine("Isolation.Core.dll is the inside of an isolated test; it is started by a test runner, not by hand.");
            return ChildRun.Failed;
        }

        return arguments is [ForkServerArgument] ? ForkServer.Run() : ChildRun.Run();
    }
}
