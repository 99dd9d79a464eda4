namespace Isolation.Xunit.Tests;

public class IpcTests
{
    [Fact, IsolatedIpc]
    public void Nothing_is_there_before_the_test_makes_it()
    {
        foreach (var kind in (string[])["shm", "sem", "msg"])
        {
            Assert.Single(File.ReadAllLines($"/proc/sysvipc/{kind}")); // the heading
        }

        Assert.Empty(Directory.GetFileSystemEntries("/dev/mqueue"));
    }

    [Fact, IsolatedIpc]
    public void The_rest_of_dev_is_as_before()
    {
        File.WriteAllText("/dev/null", "gone");
        Assert.Equal(16, Shell.Run("head -c 8 /dev/urandom | od -An -tx1 | tr -d ' \\n'").Length);
        Assert.True(Directory.Exists("/dev/shm"));
        var file = $"/dev/shm/{Guid.NewGuid()}";
        File.WriteAllText(file, "x");
        File.Delete(file);
        Assert.NotNull(File.ResolveLinkTarget("/dev/stdin", returnFinalTarget: false));
    }
}
