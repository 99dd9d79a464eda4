namespace Isolation.Native.Tests.Staging;

/// <summary>A folder that every identity may write to, gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    internal Folder()
    {
        Path = Directory.CreateTempSubdirectory("isolation-native-").FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0x1ff);
    }

    internal string Path { get; }

    internal string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>A file of this content and mode, in octal.</summary>
    internal string Write(string name, string content, string mode = "666")
    {
        File.WriteAllText(this[name], content);
        File.SetUnixFileMode(this[name], (UnixFileMode)Convert.ToInt32(mode, 8));
        return this[name];
    }

    internal string MakeDirectory(string name)
    {
        Directory.CreateDirectory(this[name]);
        File.SetUnixFileMode(this[name], (UnixFileMode)0x1ff);
        return this[name];
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
