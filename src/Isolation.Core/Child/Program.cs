namespace Isolation.Child;

internal static class Program
{
    private static int Main() => 70;
}
