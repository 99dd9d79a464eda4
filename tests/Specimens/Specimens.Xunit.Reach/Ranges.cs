using System.Diagnostics;

namespace Specimens;

/// <summary>Many IDs in one user namespace. Root may map them as it likes; anybody else only what /etc/subuid grants, with the help of newuidmap(1).</summary>
public class Ranges
{
    [Fact, IsolatedUser(Map = UserMap.Ranges, Users = ["0:0:1", "1:3000000000:1000"], Groups = ["0:0:1", "1:3000000000:1000"])]
    public void A_file_can_be_given_to_a_mapped_user()
    {
        var file = Path.GetTempFileName();
        using var chown = Process.Start("chown", ["5:7", file]);
        chown.WaitForExit();
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%u:%g", file]) { RedirectStandardOutput = true })!;
        Assert.Equal("5:7", stat.StandardOutput.ReadToEnd().Trim());
        File.Delete(file);
    }
}
