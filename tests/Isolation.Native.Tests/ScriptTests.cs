using System.Buffers.Binary;
using System.Text;

namespace Isolation.Native.Tests;

/// <summary>A script that is not exactly right is refused before anything is done.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void CutOffAnywhereIsInvalid()
    {
        using var folder = new Folder();
        var whole = Sample(folder).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            AssertInvalid(whole[..length], $"cut at {length}");
        }

        Assert.False(File.Exists(folder["ran"]));
        Run(whole);
        Assert.True(File.Exists(folder["ran"]));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x01)]
    [InlineData(0x7f)]
    [InlineData(0xff)]
    public void AnyByteReplacedNeitherHangsNorCrashes(byte replacement)
    {
        var whole = Sample(null).ToArray();
        for (var at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] = replacement;
            var outcome = Run(changed);
            Assert.True(!outcome.Crashed && outcome.ExitCode is 0 or 70 or 71, $"byte {at}: {outcome}");
            Assert.NotEmpty(outcome.Records);
        }
    }

    [Fact]
    public void SomethingAfterExecIsInvalid() => AssertInvalid([.. Sample(null).ToArray(), .. new byte[4]], "bytes after");

    [Fact]
    public void RandomBytesAreInvalid()
    {
        var random = new Random(1);
        for (var length = 1; length < 400; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            AssertInvalid(bytes, $"random, {length} bytes");
        }
    }

    [Fact]
    public void LengthsBeyondTheEndAreInvalid()
    {
        var argument = Encoding.UTF8.GetBytes("mount");
        foreach (var length in new uint[] { 6, 0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff })
        {
            var bytes = new Script().Clone(New.None).Add(Op.HostName, "mount").Exec("/bin/true").ToArray();
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(bytes.AsSpan().IndexOf(argument) - 4), length);
            AssertInvalid(bytes, $"length {length}");
            var counted = new Script().Clone(New.None).Exec("/bin/true").ToArray();
            BinaryPrimitives.WriteUInt32LittleEndian(counted.AsSpan(12), length);
            AssertInvalid(counted, $"count {length}");
        }
    }

    public static TheoryData<string> Wrong => [.. WrongScripts.Keys];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongContentIsInvalid(string which) => AssertInvalid(WrongScripts[which].ToArray(), which);

    [Fact]
    public void TheOffsetAndIdOfTheFaultAreTold()
    {
        var script = new Script().Clone(New.None).Add(Op.ChangeDirectory, "/").Add(Op.MakeDirectory, "/tmp", "9").Exec("/bin/true");
        var record = AssertInvalid(script.ToArray(), "mode 9");
        Assert.Equal(2u, record.Id);
        Assert.Equal(script.Offsets[2] + 16 + 4 + "/tmp".Length + 1, record.Value);
    }

    private static Dictionary<string, Script> WrongScripts { get; } = new()
    {
        ["empty"] = new(),
        ["no clone"] = new Script().Exec("/bin/true"),
        ["no exec"] = new Script().Clone(New.None),
        ["two clones"] = new Script().Clone(New.None).Clone(New.None).Exec("/bin/true"),
        ["two execs"] = new Script().Clone(New.None).Exec("/bin/true").Exec("/bin/true"),
        ["step before clone"] = new Script().Add(Op.ChangeDirectory, "/").Clone(New.None).Exec("/bin/true"),
        ["step after exec"] = new Script().Clone(New.None).Exec("/bin/true").Add(Op.ChangeDirectory, "/"),
        ["map after set-up"] = new Script().Clone(New.None).Add(Op.ChangeDirectory, "/").Add(Op.MapWrite, "uid_map", "0 0 1").Exec("/bin/true"),
        ["set-up after the body's"] = new Script().Clone(New.None).Add(Op.SetSid).Add(Op.ChangeDirectory, "/").Exec("/bin/true"),
        ["op 0"] = new Script().Clone(New.None).Add(0).Exec("/bin/true"),
        ["unknown op"] = new Script().Clone(New.None).Add((Op)21).Exec("/bin/true"),
        ["huge op"] = new Script().Clone(New.None).Add((Op)int.MaxValue).Exec("/bin/true"),
        ["reserved op MOVE_MOUNT"] = new Script().Clone(New.None).Add(Op.MoveMount).Exec("/bin/true"),
        ["reserved op DROPBOUNDING"] = new Script().Clone(New.None).Add(Op.DropBounding).Exec("/bin/true"),
        ["unknown flag"] = new Script().Clone(New.None).Add(Op.ChangeDirectory, (StepFlags)4, "/").Exec("/bin/true"),
        ["optional clone"] = new Script().Add(Op.Clone, StepFlags.Optional, "0").Exec("/bin/true"),
        ["optional exec"] = new Script().Clone(New.None).Add(Op.Exec, StepFlags.Optional, "0", "/bin/true"),
        ["fallback to nothing"] = new Script().Clone(New.None).Add(Op.ChangeDirectory, "/").Add(Op.ChangeDirectory, StepFlags.Fallback, "/").Exec("/bin/true"),
        ["fallback across actors"] = new Script().Clone(New.None).Add(Op.MapWrite, StepFlags.Optional, "uid_map", "0 0 1")
            .Add(Op.ChangeDirectory, StepFlags.Fallback, "/").Exec("/bin/true"),
        ["clone flags not of namespaces"] = new Script().Add(Op.Clone, "256").Exec("/bin/true"),
        ["clone with the time namespace"] = new Script().Clone(New.Time).Exec("/bin/true"),
        ["negative number"] = new Script().Add(Op.Clone, "-1").Exec("/bin/true"),
        ["number with a space"] = new Script().Add(Op.Clone, " 0").Exec("/bin/true"),
        ["empty number"] = new Script().Add(Op.Clone, "").Exec("/bin/true"),
        ["hexadecimal number"] = new Script().Add(Op.Clone, "0x20000").Exec("/bin/true"),
        ["number beyond 64 bits"] = new Script().Clone(New.None).Add(Op.Ambient, "18446744073709551616").Exec("/bin/true"),
        ["user id -1"] = new Script().Clone(New.None).Add(Op.SetIds, "4294967295", "0").Exec("/bin/true"),
        ["mode beyond 7777"] = new Script().Clone(New.None).Add(Op.MakeDirectory, "/tmp", "10000").Exec("/bin/true"),
        ["too few arguments"] = new Script().Clone(New.None).Add(Op.Mount, "a", "b", "c", "0").Exec("/bin/true"),
        ["too many arguments"] = new Script().Clone(New.None).Add(Op.Loopback, "lo").Exec("/bin/true"),
        ["NUL inside"] = new Script().Clone(New.None).Add(Op.HostName, "a\0b").Exec("/bin/true"),
        ["empty path"] = new Script().Clone(New.None).Add(Op.ChangeDirectory, "").Exec("/bin/true"),
        ["empty command"] = new Script().Clone(New.None).Exec(""),
        ["no command"] = new Script().Clone(New.None).Exec(),
        ["exec flags 2"] = new Script().Clone(New.None).Add(Op.Exec, "2", "/bin/true"),
        ["as init without a PID namespace"] = new Script().Clone(New.Mount).ExecAsInit("/bin/true"),
        ["map file elsewhere"] = new Script().Clone(New.None).Add(Op.MapWrite, "../1/uid_map", "0 0 1").Exec("/bin/true"),
    };

    private static Script Sample(Folder? folder) => new Script()
        .Clone(New.None)
        .Add(Op.ChangeDirectory, StepFlags.Optional, "/nowhere")
        .Add(Op.ChangeDirectory, StepFlags.Fallback, "/")
        .Add(Op.SetSid)
        .Exec(folder is null ? ["/bin/true", "argument"] : ["/usr/bin/touch", folder["ran"]]);

    private static Outcome Run(byte[] script)
    {
        using var launch = new Launch(Identity.Caller, script, withBodyPipes: false);
        return launch.End();
    }

    private static Status AssertInvalid(byte[] script, string what)
    {
        var outcome = Run(script);
        Assert.True(
            outcome is { Crashed: false, ExitCode: 70, Records: [{ Kind: StatusKind.ScriptInvalid }] }
            && outcome.Last.Value >= 0 && outcome.Last.Value <= script.Length,
            $"{what}: {outcome}");
        return outcome.Last;
    }
}
