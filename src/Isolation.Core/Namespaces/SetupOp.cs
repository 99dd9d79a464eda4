namespace Isolation.Namespaces;

/// <summary>What isolation-init can be told to do. The numbers are those of its script.</summary>
internal enum SetupOp
{
    Clone = 1,
    MapWrite = 2,
    MapRun = 3,
    Mount = 4,
    Write = 6,
    HostName = 7,
    DomainName = 8,
    Loopback = 9,
    Unshare = 10,
    MakeDirectory = 11,
    ReadOnly = 12,
    ChangeDirectory = 13,
    Touch = 14,
    SymbolicLink = 15,
    Ambient = 16,
    Exec = 17,
    SetIds = 18,
    SetSid = 19,
}
