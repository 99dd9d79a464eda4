using Isolation.Protocol;
using Xunit;

namespace Isolation.Tests.Protocol;

public class PayloadTests
{
    private static readonly string?[] Texts = ["", "plain", null, "NUL \0 inside", "lone \ud800 surrogate \udc00", "\u001b[31mred\u001b[0m", "日本語 😀", new('x', 100_000)];

    [Fact]
    public void Everything_comes_out_as_it_went_in()
    {
        var written = new PayloadWriter()
            .Byte(7).Bool(true).Int(int.MinValue).Long(long.MaxValue).Decimal(79228162514264337593543950335m).Decimal(-0.0001m)
            .Strings(Texts).Strings(null).Ints([-1, 0, 5]).Ints(null).Bytes([9, 8]).String(null).Written;

        var reader = new PayloadReader(written);
        Assert.Equal(7, reader.Byte());
        Assert.True(reader.Bool());
        Assert.Equal(int.MinValue, reader.Int());
        Assert.Equal(long.MaxValue, reader.Long());
        Assert.Equal(79228162514264337593543950335m, reader.Decimal());
        Assert.Equal(-0.0001m, reader.Decimal());
        Assert.Equal(Texts, reader.Strings());
        Assert.Null(reader.Strings());
        Assert.Equal<int>([-1, 0, 5], reader.Ints() ?? []);
        Assert.Null(reader.Ints());
        Assert.Equal([9, 8], reader.Bytes().ToArray());
        Assert.Null(reader.String());
        Assert.True(reader.AtEnd);
    }

    [Fact]
    public void A_payload_cut_anywhere_is_an_error_and_nothing_else()
    {
        var whole = new PayloadWriter().Int(1).String("text").Strings(["a", null]).Ints([1, 2]).Decimal(1.5m).Bytes([1, 2, 3]).Bool(true).Written;
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ReadAll(whole[..length]));
        }

        ReadAll(whole);
    }

    [Fact]
    public void Random_bytes_are_an_error_and_nothing_else()
    {
        for (var seed = 0; seed < 5000; seed++)
        {
            var bytes = new byte[new Random(seed).Next(1, 64)];
            new Random(seed).NextBytes(bytes);
            Assert.True(Record.Exception(() => ReadAll(bytes)) is null or InvalidDataException);
        }
    }

    [Fact]
    public void A_request_comes_out_as_it_went_in()
    {
        var request = new ChildRequest
        {
            EntryType = "Some.Type, Some.Assembly",
            AssemblyPath = "/tmp/tests.dll",
            HostNamespaces = ["mnt:[1]", "uts:[2]"],
            Culture = "de-DE",
            UICulture = "",
            Payload = new byte[] { 1, 2, 3 },
            Plan = new IsolationPlan
            {
                Requested = NamespaceKind.Network,
                Namespaces = NamespaceKind.Network | NamespaceKind.Pid | NamespaceKind.Mount,
                Scope = IsolationScope.Class,
                Timeout = TimeSpan.FromSeconds(7),
                AsInit = true,
                HostName = "inside",
                DomainName = "example",
                TmpFs = ["/tmp"],
                Bind = ["/a:/b"],
                ReadOnly = ["/etc"],
                Map = UserMap.Ranges,
                Users = ["0:1000:1"],
                Groups = ["0:1000:1"],
                BootTime = TimeSpan.FromDays(1),
                Monotonic = TimeSpan.FromSeconds(-5),
            },
        };

        var read = ChildRequest.Decode(request.Encode());
        Assert.Equivalent(request with { Payload = default }, read with { Payload = default }, strict: true);
        Assert.Equal(request.Payload.ToArray(), read.Payload.ToArray());
    }

    private static void ReadAll(ReadOnlyMemory<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        _ = (reader.Int(), reader.String(), reader.Strings(), reader.Ints(), reader.Decimal(), reader.Bytes(), reader.Bool());
    }
}
