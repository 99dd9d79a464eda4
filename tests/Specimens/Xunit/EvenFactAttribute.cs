namespace Specimens;

/// <summary>A user's own subclass of Fact that decides at discovery.</summary>
public sealed class EvenFactAttribute : FactAttribute
{
    public string SkipBecause
    {
        get => Skip;
        set => Skip = value;
    }
}
