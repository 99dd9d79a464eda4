namespace Isolation.Launch;

/// <summary>For a process that sends no messages.</summary>
internal sealed class DeafListener : IChildListener
{
    internal static readonly DeafListener Instance = new();

    public TimeSpan? OnMessage(ReadOnlyMemory<byte> payload) => throw new InvalidDataException("a message from a process that should send none");
}
