namespace Isolation.EndToEnd.Runs;

/// <summary>The packages, packed from what is built, in a folder that serves as a NuGet source beside the machine's own.</summary>
public sealed class PackageFeed
{
    private readonly Lazy<string> feed = new(() =>
    {
        var folder = new Scratch().In("feed");
        foreach (var project in (string[])["Isolation.Core", "Isolation.Xunit"])
        {
            Command.Run(
                "dotnet", ["pack", "--no-build", "-c", Repository.Configuration, "-o", folder, "-v", "q", Path.Combine(Repository.Root, "src", project)]).MustSucceed();
        }

        return folder;
    });

    internal NewProject NewProject(Account account)
    {
        var scratch = new Scratch(account);
        var project = new NewProject(scratch, account);
        Directory.CreateDirectory(project.Directory);
        File.WriteAllText(
            Path.Combine(project.Directory, "nuget.config"),
            $"""<configuration><packageSources><add key="isolation" value="{feed.Value}" /></packageSources></configuration>""");
        CopyNuGetConfig(scratch.In("home/.nuget/NuGet"));
        Accounts.Give(scratch.Path, account);
        project.Dotnet("new", "xunit", "--no-restore").MustSucceed();
        var version = Path.GetFileName(Directory.GetFiles(feed.Value, "Isolation.Xunit.*.nupkg").Single())["Isolation.Xunit.".Length..^".nupkg".Length];
        project.Dotnet("add", "package", "Isolation.Xunit", "--version", version).MustSucceed();
        return project;
    }

    /// <summary>A machine that has sources of its own has them for a reason.</summary>
    private static void CopyNuGetConfig(string directory)
    {
        var config = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/NuGet/NuGet.Config");
        if (File.Exists(config))
        {
            Directory.CreateDirectory(directory);
            File.Copy(config, Path.Combine(directory, "NuGet.Config"));
        }
    }
}

/// <summary>A project in an empty folder, and the account that it belongs to. Packages are cached in its own folder, so that no older build's are found.</summary>
internal sealed record NewProject(Scratch Scratch, Account Account)
{
    public string Directory => Scratch.In("Fresh");

    public Command Dotnet(params string[] arguments)
    {
        string[] words = [.. Accounts.Prefix(Account), "dotnet", .. arguments];
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = Scratch.In("home"),
            ["DOTNET_CLI_HOME"] = Scratch.In("home"),
            ["TMPDIR"] = Scratch.In("tmp"),
            ["NUGET_PACKAGES"] = Scratch.In("packages"),
        };
        return Command.Run(words[0], words.Skip(1), environment, Directory);
    }
}
