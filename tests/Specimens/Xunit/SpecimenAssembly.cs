namespace Specimens;

/// <summary>xUnit names extension types by assembly; the sources are compiled into several.</summary>
internal static class SpecimenAssembly
{
#if SPECIMENS_ISOLATED
    public const string Name = "Specimens.Xunit.Isolated";
#elif SPECIMENS_SHARED
    public const string Name = "Specimens.Xunit.Shared";
#else
    public const string Name = "Specimens.Xunit.Plain";
#endif
}
