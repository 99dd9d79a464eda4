namespace Specimens;

public sealed class CustomException(string message, int number) : Exception(message)
{
    public int Number => number;

    public override string Message => $"{base.Message} {Number}";
}

public sealed class GenericException<T>() : Exception("generic over " + typeof(T).Name);

public sealed class NullMessageException : Exception
{
    public override string Message => null!;
}

/// <summary>Wraps itself <c>depth</c> times.</summary>
public sealed class DeepException(int depth) : Exception($"depth {depth}", depth == 0 ? null : new DeepException(depth - 1));

internal static class Below
{
    public static void Throw(string message) => throw new InvalidOperationException(message);

    public static void ThrowArgument() => throw new ArgumentException("not what was asked for");

    internal sealed class PrivateLookingException() : Exception("a nested, internal type");
}
