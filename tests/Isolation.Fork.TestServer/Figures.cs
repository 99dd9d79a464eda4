using System.Globalization;

namespace Isolation.Fork.TestServer;

/// <summary>What became of a number of children.</summary>
internal sealed class Figures
{
    private readonly List<double> _milliseconds = [];
    private readonly List<uint> _setUp = [], _park = [], _copy = [];
    private readonly List<string> _refusals = [];
    private uint _threads;
    private int _wrong;

    internal void Wrong() => _wrong++;

    internal void Refused(string why) => _refusals.Add(why);

    internal void Right(Child child)
    {
        _milliseconds.Add(child.Took.TotalMilliseconds);
        _setUp.Add(child.Result.SetUpMicroseconds);
        _park.Add(child.Result.ParkMicroseconds);
        _copy.Add(child.Result.CopyMicroseconds);
        _threads = child.Result.Threads;
    }

    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"done right {_milliseconds.Count} wrong {_wrong} refused {_refusals.Count}");
        if (_milliseconds.Count > 0)
        {
            text += string.Create(CultureInfo.InvariantCulture,
                $" median-ms {Median(_milliseconds):0.00} set-up-us {Median(_setUp)} park-us {Median(_park)} copy-us {Median(_copy)} threads {_threads}");
        }

        return _refusals.Count > 0 ? text + " because " + string.Join(" / ", _refusals.Distinct()) : text;
    }

    private static T Median<T>(List<T> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
