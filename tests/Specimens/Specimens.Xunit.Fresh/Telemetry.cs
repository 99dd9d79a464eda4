using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;

namespace Specimens;

/// <summary>Events, activities, meters.</summary>
[IsolatedNetwork]
public class Telemetry
{
    [Fact]
    public void Activities_flow()
    {
        Assert.Null(Activity.Current);
        using var listener = new ActivityListener { ShouldListenTo = _ => true, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("specimen");
        using var activity = source.StartActivity("work");
        Assert.Same(activity, Activity.Current);
        Assert.Equal(activity!.TraceId, Task.Run(() => Activity.Current!.TraceId).Result);
    }

    [Fact]
    public void Meters_count()
    {
        using var meter = new Meter("specimen");
        var counter = meter.CreateCounter<int>("count");
        var sum = 0;
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter == meter) { self.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => sum += value);
        listener.Start();
        counter.Add(3);
        counter.Add(4);
        Assert.Equal(7, sum);
    }

    [Fact]
    public void Event_sources_reach_listeners()
    {
        using var listener = new Listener();
        listener.EnableEvents(Source.Log, EventLevel.Verbose);
        Source.Log.Happened("something");
        listener.Until("Happened");
    }

    [Fact]
    public void The_runtimes_own_events_reach_listeners()
    {
        using var listener = new Listener();
        listener.EnableEvents(EventSource.GetSources().Single(source => source.Name == "Microsoft-Windows-DotNETRuntime"), EventLevel.Informational, (EventKeywords)1);
        GC.Collect();
        listener.Until("GCStart");
    }

    [EventSource(Name = "Specimens")]
    private sealed class Source : EventSource
    {
        public static readonly Source Log = new();

        [Event(1)]
        public void Happened(string what) => WriteEvent(1, what);
    }

    private sealed class Listener : EventListener
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> names = new();

        public void Until(string name) => Patience.Until(() => names.Any(seen => seen.StartsWith(name, StringComparison.Ordinal)), name);

        protected override void OnEventWritten(EventWrittenEventArgs data) => names.Enqueue(data.EventName!);
    }
}
