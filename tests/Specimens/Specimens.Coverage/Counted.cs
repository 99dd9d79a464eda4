namespace Specimens;

/// <summary>Code of all shapes whose runs are counted. Nothing here happens once in a process: that would rightly be counted once for each process.</summary>
public static class Counted
{
    public static string Branch(int number)
    {
        if (number < 0)
        {
            return "negative";
        }

        return number switch
        {
            0 => "zero",
            1 or 2 => "few",
            _ => "many",
        };
    }

    public static int Loop(int turns)
    {
        var sum = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            sum += turn;
        }

        return sum;
    }

    public static async Task<int> WaitAsync(int turns)
    {
        var sum = 0;
        for (var turn = 0; turn < turns; turn++)
        {
            await Task.Delay(1);
            sum++;
        }

        return sum;
    }

    public static IEnumerable<int> Iterate(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }
    }

    public static int Catch(bool thrown)
    {
        try
        {
            return thrown ? throw new InvalidOperationException() : 1;
        }
        catch (InvalidOperationException)
        {
            return 2;
        }
        finally
        {
            _ = Loop(1);
        }
    }

    public static T Generic<T>(T value, Func<T, T> change) => change(value);

    public static void OnThreads(int threads)
    {
        var all = Enumerable.Range(0, threads).Select(_ => new Thread(() => Loop(10))).ToList();
        all.ForEach(thread => thread.Start());
        all.ForEach(thread => thread.Join());
    }

    public static void Fail() =>
        throw new InvalidOperationException("on purpose");

    public static int Never(int value)
    {
        return value + 2;
    }
}
