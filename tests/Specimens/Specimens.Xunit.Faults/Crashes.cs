using System.Runtime.InteropServices;

namespace Specimens;

[IsolatedPid]
public class Crashes
{
    [Fact]
    public void InnocentBefore() => Assert.True(true);

    [Fact]
    public void StackOverflow() => Assert.Equal(0, Overflow(1));

    [Fact]
    public void AccessViolation() => Marshal.WriteInt32(0x7000_0000, 1);

    [Fact]
    public unsafe void NullDereferenceIsAnOrdinaryFailure() => *(int*)null = 1;

    [Fact]
    public void InnocentAfter() => Assert.True(true);

    private static int Overflow(int depth) => depth == int.MaxValue ? 0 : Overflow(depth + 1) + 1;
}
