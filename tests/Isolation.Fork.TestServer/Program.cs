using Isolation.Fork.TestServer;

// A process that forks children of itself on command, one line a command, one line or more an answer.
// Only the main thread forks, so the loop stays on it. In a child, Run does not return to the loop.
Console.OutputEncoding.ToString();
using var input = new StreamReader(Console.OpenStandardInput());
var server = new Server(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
while (input.ReadLine() is { } line)
{
    if (server.Execute(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } exitCode)
    {
        return exitCode;
    }
}

return 0;
