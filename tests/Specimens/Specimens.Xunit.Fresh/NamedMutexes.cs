namespace Specimens;

/// <summary>Siblings that run at the same time and want the same named mutex. .NET tells owners by thread ID, which starts anew in each PID namespace.</summary>
[IsolatedNetwork]
public class NamedMutexes
{
    private const int Siblings = 4;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void On_the_tests_own_thread(int sibling) => TakeTurns("own", sibling);

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void On_a_new_thread(int sibling)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(() => TakeTurns("new", sibling)));
        thread.Start();
        thread.Join();
        Assert.Null(error);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public Task On_the_pool(int sibling) => Task.Run(() => TakeTurns("pool", sibling));

    /// <summary>As coverlet does it, when it writes its hits.</summary>
    [Theory]
    [InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void When_the_process_exits(int sibling)
    {
        Meeting.Of("mutex-exit", sibling, Siblings);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            var error = Record.Exception(() => TakeTurns("exit", sibling));
            Journal.Write($"at exit: thread {Libc.ThreadId()} {error?.GetType().Name ?? "took turns"}");
        };
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public void Of_a_sibling_that_dies_is_abandoned(int sibling)
    {
        var name = Name("abandoned");
        if (sibling == 1)
        {
            var mutex = new Mutex(initiallyOwned: false, name);
            Assert.True(mutex.WaitOne(Patience.Time));
            Meeting.Of("mutex-abandoned", 1, 2);
            Libc.Kill(Environment.ProcessId, Libc.SigKill);
        }

        using var same = new Mutex(initiallyOwned: false, name);
        Meeting.Of("mutex-abandoned", 2, 2);
        Assert.Throws<AbandonedMutexException>(() => same.WaitOne(Patience.Time));
        same.ReleaseMutex();
    }

    [Fact]
    public void Other_named_things_are_unknown_on_Linux()
    {
        Assert.Throws<PlatformNotSupportedException>(() => new Semaphore(1, 1, "isolation"));
        Assert.Throws<PlatformNotSupportedException>(() => new EventWaitHandle(false, EventResetMode.AutoReset, "isolation"));
    }

    private static void TakeTurns(string kind, int sibling)
    {
        Meeting.Of($"mutex-{kind}-turns", sibling, Siblings);
        var one = Path.Combine(Meeting.Folder($"mutex-{kind}-one"), "one");
        using var mutex = new Mutex(initiallyOwned: false, Name(kind));
        for (var turn = 0; turn < 20; turn++)
        {
            Assert.True(mutex.WaitOne(Patience.Time));
            using (new FileStream(one, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
                Thread.Sleep(1);
            }

            mutex.ReleaseMutex();
        }
    }

    /// <summary>Of this run alone.</summary>
    private static string Name(string kind) => $"isolation-{Environment.GetEnvironmentVariable("SPECIMEN_JOURNAL")!.Replace('/', '-')}-{kind}";
}
