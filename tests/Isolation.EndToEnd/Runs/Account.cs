namespace Isolation.EndToEnd.Runs;

/// <summary>Whom a run belongs to: whoever runs this suite and, when that is root, an ordinary user without any privilege too.</summary>
public enum Account
{
    /// <summary>The user who runs this suite.</summary>
    Own,

    /// <summary>An ordinary user. The same as <see cref="Own"/> when that is one already.</summary>
    Ordinary,
}

internal static class Accounts
{
    private const int OrdinaryId = 1000;

    public static bool OwnIsRoot { get; } = Environment.IsPrivilegedProcess;

    public static IReadOnlyList<Account> All => OwnIsRoot ? [Account.Own, Account.Ordinary] : [Account.Own];

    /// <summary>Root that runs as the ordinary user needs another command line.</summary>
    public static bool Switches(Account account) => account == Account.Ordinary && OwnIsRoot;

    public static IEnumerable<string> Prefix(Account account) =>
        Switches(account) ? ["setpriv", "--reuid", $"{OrdinaryId}", "--regid", $"{OrdinaryId}", "--clear-groups", "--"] : [];

    public static void Give(string path, Account account)
    {
        if (Switches(account))
        {
            Command.Run("chown", ["-R", $"{OrdinaryId}:{OrdinaryId}", path]).MustSucceed();
        }
    }
}
