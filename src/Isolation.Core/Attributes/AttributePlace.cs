using System.Globalization;

namespace Isolation.Namespaces;

/// <summary>An attribute and the member that carries it: what every message about bad input begins with.</summary>
internal sealed record AttributePlace(Attribute Attribute, string Member)
{
    /// <summary><c>[IsolatedUts] on MyTests.Method</c></summary>
    public override string ToString() => $"[{Name}] on {Member}";

    /// <summary><c>[IsolatedUts(HostName = "web1")] on MyTests.Method</c></summary>
    public string With(string option, object? value) => $"{Bracket(option, value)} on {Member}";

    /// <summary><c>[IsolatedUts(HostName = "web1")]</c></summary>
    public string Bracket(string option, object? value) => $"[{Name}({option} = {Spell(value)})]";

    public IsolationPlanException Refuse(string option, object? value, string why) => new($"{With(option, value)}: {why}");

    private string Name => Attribute.GetType().Name[..^nameof(Attribute).Length];

    /// <summary>As C# spells it.</summary>
    private static string Spell(object? value) => value switch
    {
        null => "null",
        string text => $"\"{Escape(text)}\"",
        bool flag => flag ? "true" : "false",
        IEnumerable<string?> texts => $"[{string.Join(", ", texts.Select(Spell))}]",
        NamespaceKind kinds when (kinds & ~NamespaceKind.All) != 0 => $"(NamespaceKind){(int)kinds}",
        Enum name when Enum.IsDefined(name.GetType(), name) => $"{name.GetType().Name}.{name}",
        Enum number => $"({number.GetType().Name}){number:D}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Escape(string text) => string.Concat(text.Select(c => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\0' => "\\0",
        '\n' => "\\n",
        < ' ' or '\x7f' => $"\\x{(int)c:x2}",
        _ => c.ToString(),
    }));
}
