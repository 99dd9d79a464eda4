namespace Isolation.Xunit.Tests;

public class UserTests
{
    /// <summary>The map's fields: first ID inside, first ID outside, how many.</summary>
    private static uint[][] Map(string kind) =>
        [.. File.ReadAllLines($"/proc/self/{kind}").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(uint.Parse).ToArray())];

    [Fact, IsolatedUser]
    public void Map_Self_keeps_the_ids()
    {
        Assert.Equal([[Libc.UserId(), Libc.UserId(), 1]], Map("uid_map"));
        Assert.Equal([[Libc.GroupId(), Libc.GroupId(), 1]], Map("gid_map"));
        Assert.Equal(UserMap.Self, IsolationContext.Current!.Plan.Map);
    }

    [Fact, IsolatedUser(Map = UserMap.Root)]
    public void Map_Root_makes_root()
    {
        Assert.Equal((0u, 0u), (Libc.UserId(), Libc.GroupId()));
        Assert.Equal([0u, 1u], Map("uid_map").Single().Where((_, i) => i != 1));
        Assert.Equal("root", Environment.UserName);
        Assert.True(Environment.IsPrivilegedProcess);
    }

    [Fact, IsolatedUser]
    public void What_the_test_writes_belongs_to_who_runs_it()
    {
        var file = $"/tmp/{Guid.NewGuid()}";
        File.WriteAllText(file, "x");
        Assert.Equal($"{Libc.UserId()} {Libc.GroupId()}", Shell.Run($"stat -c '%u %g' {file}"));
        File.Delete(file);
    }

    [Fact, IsolatedUser]
    public void It_is_a_namespace_of_its_own()
    {
        Assert.True(IsolationContext.Current!.Namespaces[NamespaceKind.User].Differs);
        Assert.NotEqual(uint.MaxValue, Map("uid_map").Single()[2]); // what the initial namespace shows
    }

    [Fact, Isolated(NamespaceKind.User | NamespaceKind.Network | NamespaceKind.Mount | NamespaceKind.Uts)]
    public void The_test_may_change_what_its_user_namespace_owns()
    {
        Libc.Succeeds(Libc.Mount("mine", "/mnt", "tmpfs", 0, null));
        Libc.Succeeds(Libc.SetHostName("owned"u8.ToArray(), 5));
        File.WriteAllText("/proc/sys/net/ipv4/ip_forward", "1");
    }
}
