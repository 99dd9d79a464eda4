namespace Isolation.Namespaces;

/// <summary>The capabilities that decisions are made on, numbered as in capabilities(7).</summary>
internal enum Capability
{
    DacOverride = 1,
    DacReadSearch = 2,
    SetGid = 6,
    SetUid = 7,
    NetAdmin = 12,
    SysAdmin = 21,
    SysTime = 25,
    SetFileCapabilities = 31,
}
