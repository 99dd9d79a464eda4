namespace Specimens;

/// <summary>Where tests in processes of their own meet: files in a folder that all of them see.</summary>
internal static class Meeting
{
    public static string Folder(string name) =>
        Directory.CreateDirectory(Path.Combine(Environment.GetEnvironmentVariable("SPECIMEN_JOURNAL")!, name)).FullName;

    public static void Of(string name, int me, int all)
    {
        var folder = Folder(name);
        File.WriteAllText(Path.Combine(folder, $"{me}"), "here");
        Patience.Until(() => Directory.GetFiles(folder).Length >= all, $"{all} at {name}");
    }
}
