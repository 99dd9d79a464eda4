namespace Isolation.Launch;

/// <summary>How a child came to its end.</summary>
internal enum ChildEndKind
{
    /// <summary>It exited; <see cref="ChildEnd.Value"/> is the code.</summary>
    Exited,

    /// <summary>A signal killed it; <see cref="ChildEnd.Value"/> is the signal.</summary>
    Signaled,

    /// <summary>It ran out of time and was killed.</summary>
    TimedOut,

    /// <summary>A set-up step was refused: no code of the test has run.</summary>
    Refused,

    /// <summary>A set-up step failed for what an attribute says, whatever the host: no code of the test has run.</summary>
    Misplanned,

    /// <summary>The child's own harness gave up, and said why.</summary>
    GaveUp,

    /// <summary>What came on the result channel were no frames.</summary>
    Garbled,

    /// <summary>The copy of the fork server could not be brought to life: no code of the test has run.</summary>
    NotForked,

    /// <summary>isolation-init was killed or failed.</summary>
    Lost,
}

/// <summary>The end of a child: the whole truth about it that is left when it is gone.</summary>
internal sealed record ChildEnd
{
    internal required ChildEndKind Kind { get; init; }

    /// <summary>The child said that all it was asked for has been run and told.</summary>
    internal bool Done { get; init; }

    internal int Value { get; init; }

    internal bool CoreDumped { get; init; }

    /// <summary>Words to go with the kind.</summary>
    internal string Detail { get; init; } = "";

    internal string LastOutput { get; init; } = "";

    internal string LastErrors { get; init; } = "";

    internal TimeSpan Timeout { get; init; }

    /// <summary>It was forked from a fork server.</summary>
    internal bool Forked { get; init; }

    /// <summary>When it said that it was there, by <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>; 0 if it never did.</summary>
    internal long Began { get; init; }

    /// <summary>When it said that it was done, by the same clock; 0 if it never did.</summary>
    internal long Finished { get; init; }

    /// <summary>Optional set-up steps that this host did not grant.</summary>
    internal IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>The child did what it was asked to do and then ended as a process should.</summary>
    internal bool Clean => Done && Kind is ChildEndKind.Exited;

    /// <summary>The failure of a test that was under way, or due, when the child ended.</summary>
    internal IsolationException ToException() => Kind switch
    {
        ChildEndKind.Refused or ChildEndKind.Misplanned => new IsolationRefusedException(Detail),
        ChildEndKind.TimedOut => new TestTimedOutException(EndText.Of(this), Timeout),
        ChildEndKind.Exited => new TestProcessDiedException(EndText.Of(this), exitCode: Value),
        ChildEndKind.Signaled => new TestProcessDiedException(EndText.Of(this), signal: Value),
        _ => new TestProcessDiedException(EndText.Of(this)),
    };
}
