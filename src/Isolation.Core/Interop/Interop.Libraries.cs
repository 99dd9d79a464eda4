namespace Isolation.Interop;

internal static class Libraries
{
    internal const string C = "libc";

    /// <summary>The project's own native part, found by <see cref="NativeFiles"/>.</summary>
    internal const string Isolation = "libisolation";
}
