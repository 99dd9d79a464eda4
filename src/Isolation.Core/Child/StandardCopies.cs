using System.Globalization;
using Isolation.Interop;

namespace Isolation.Child;

/// <summary>
/// Copies of the standard descriptors that somebody in the fork server has made (<see cref="Console"/> does). They would lead to the
/// server's own streams; in a child they must lead to the child's.
/// </summary>
internal static class StandardCopies
{
    private static readonly List<(int Standard, int Copy)> Found = [];

    /// <summary>In the server, when it is ready.</summary>
    internal static void Find()
    {
        Found.Clear();
        var standard = Enumerable.Range(0, 3).Select(TargetOf).ToArray();
        foreach (var path in Directory.GetFiles("/proc/self/fd"))
        {
            var number = int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture);
            var same = number > 2 && TargetOf(number) is { } target ? Array.IndexOf(standard, target) : -1;
            if (same >= 0)
            {
                Found.Add((same, number));
            }
        }
    }

    /// <summary>In the child.</summary>
    internal static void Renew()
    {
        foreach (var (standard, copy) in Found)
        {
            Descriptors.Duplicate(standard, copy);
        }
    }

    /// <summary>Such as pipe:[123]; null for one that is gone.</summary>
    private static string? TargetOf(int number) => new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{number}")).LinkTarget;
}
