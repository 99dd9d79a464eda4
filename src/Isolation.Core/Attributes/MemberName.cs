using System.Reflection;

namespace Isolation.Namespaces;

/// <summary>What messages call a member: <c>Shop.Tests.CartTests.Adds</c>, or <c>assembly Shop.Tests</c>.</summary>
internal static class MemberName
{
    public static string Of(Assembly assembly) => $"assembly {assembly.GetName().Name}";

    public static string Of(MethodInfo method) => method.DeclaringType is { } type ? $"{Of(type)}.{method.Name}" : method.Name;

    public static string Of(Type type)
    {
        var prefix = type.DeclaringType is { } outer ? Of(outer) + "." : string.IsNullOrEmpty(type.Namespace) ? "" : type.Namespace + ".";
        return prefix + type.Name.Split('`')[0];
    }
}
