namespace Isolation.EndToEnd.Runs;

/// <summary>How to run one specimen assembly with a real <c>dotnet test</c>.</summary>
internal sealed record DotnetTest(string Project)
{
    public Account Account { get; init; } = Account.Own;

    public string? Filter { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Folders with adapters and collectors, relative to the binaries.</summary>
    public IReadOnlyList<string> AdapterPaths { get; init; } = [];

    /// <summary>RunSettings, after a <c>--</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>A command that runs `dotnet test`, such as one that puts a seccomp filter around it.</summary>
    public IReadOnlyList<string> Wrapper { get; init; } = [];

    /// <summary>Changes to the copied binaries before the run, such as another xunit.runner.json.</summary>
    public Action<string>? Prepare { get; init; }

    public TestRun Run()
    {
        var staged = Stage();
        var command = Command.Run(staged.Words[0], staged.Words.Skip(1), staged.Environment, staged.Scratch.Path);
        return TestRun.Read(command, staged.Scratch);
    }

    public StagedRun Stage()
    {
        var scratch = new Scratch(Account);
        var binaries = Repository.OutputOf(Project);
        if (Prepare is not null || Accounts.Switches(Account))
        {
            var copy = scratch.In("bin, with spaces & ünïcode");
            Command.Run("cp", ["-R", binaries, copy]).MustSucceed();
            binaries = copy;
            Prepare?.Invoke(binaries);
            Accounts.Give(binaries, Account);
        }

        string[] filter = Filter is null ? [] : ["--filter", Filter];
        string[] settings = Settings.Count == 0 ? [] : ["--", .. Settings];
        string[] words =
        [
            .. Accounts.Prefix(Account), .. Wrapper,
            "dotnet", "test", Path.Combine(binaries, $"{Project}.dll"),
            "--logger", "trx;LogFileName=run.trx", "--results-directory", scratch.In("results"),
            .. AdapterPaths.SelectMany(path => (string[])["--test-adapter-path", Path.Combine(binaries, path)]),
            .. filter, .. Arguments, .. settings,
        ];
        var environment = new Dictionary<string, string>(Environment)
        {
            ["HOME"] = scratch.In("home"),
            ["DOTNET_CLI_HOME"] = scratch.In("home"),
            ["TMPDIR"] = scratch.In("tmp"),
            ["SPECIMEN_JOURNAL"] = scratch.In("journal"),
        };
        return new StagedRun(scratch, words, environment);
    }
}

/// <summary>A run that is ready to start.</summary>
internal sealed record StagedRun(Scratch Scratch, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string> Environment);
