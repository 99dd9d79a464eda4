using System.Collections.Immutable;

namespace Isolation.Namespaces;

/// <summary>For every namespace and every option of a plan, the attribute and the member that asked for it, for use in messages.</summary>
internal sealed class PlanOrigins
{
    public static readonly PlanOrigins None = new(ImmutableDictionary<string, string>.Empty);

    private readonly ImmutableDictionary<string, string> _places;

    private PlanOrigins(ImmutableDictionary<string, string> places) => _places = places;

    public PlanOrigins With(NamespaceKind kinds, string place)
    {
        var places = _places;
        foreach (var kind in NamespaceTable.Split(kinds))
        {
            places = places.SetItem(kind.ToString(), place);
        }

        return new PlanOrigins(places);
    }

    public PlanOrigins With(string option, AttributePlace place, object value) => new(_places.SetItem(option, place.With(option, value)));

    /// <summary>Who set this option, such as <c>[IsolatedUts(HostName = "web1")] on MyTests.Method</c>.</summary>
    public string Of(string option) => _places.GetValueOrDefault(option, "the plan");

    /// <summary>Who asked for these namespaces, each once.</summary>
    public string Of(NamespaceKind kinds)
    {
        var places = NamespaceTable.Split(kinds).Select(kind => _places.GetValueOrDefault(kind.ToString())).OfType<string>().Distinct().ToArray();
        return places.Length == 0 ? "the plan" : string.Join(", ", places);
    }
}
