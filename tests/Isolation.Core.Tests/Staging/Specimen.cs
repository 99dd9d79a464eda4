using System.Reflection;
using System.Reflection.Emit;

namespace Isolation.Tests.Staging;

/// <summary>An assembly made on the spot, with attributes on it, its class and its method, named Shop.Tests.CartTests.Adds.</summary>
internal static class Specimen
{
    public static (Type Class, MethodInfo Method) Make(Attribute[]? assembly = null, Attribute[]? type = null, Attribute[]? method = null)
    {
        var builder = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Shop.Tests"), AssemblyBuilderAccess.Run, Builders(assembly));
        var made = builder.DefineDynamicModule("Shop.Tests").DefineType("Shop.Tests.CartTests", TypeAttributes.Public);
        foreach (var attribute in Builders(type))
        {
            made.SetCustomAttribute(attribute);
        }

        var body = made.DefineMethod("Adds", MethodAttributes.Public);
        body.GetILGenerator().Emit(OpCodes.Ret);
        foreach (var attribute in Builders(method))
        {
            body.SetCustomAttribute(attribute);
        }

        var finished = made.CreateType();
        return (finished, finished.GetMethod("Adds")!);
    }

    public static IsolationPlan? Read(Attribute[]? assembly = null, Attribute[]? type = null, Attribute[]? method = null)
    {
        var (testClass, test) = Make(assembly, type, method);
        return PlanReader.Read(testClass, test);
    }

    /// <summary>The message of the refusal, for attributes on the method.</summary>
    public static string Refusal(params Attribute[] method) => Assert.Throws<IsolationPlanException>(() => Read(method: method)).Message;

    // What a compiler would have written: every public property that differs from a fresh attribute's.
    private static CustomAttributeBuilder[] Builders(Attribute[]? attributes) => [.. (attributes ?? []).Select(attribute =>
    {
        var type = attribute.GetType();
        var fresh = Activator.CreateInstance(type)!;
        var set = type.GetProperties().Where(property => property.CanWrite && !Same(property.GetValue(attribute), property.GetValue(fresh))).ToArray();
        return new CustomAttributeBuilder(type.GetConstructor([])!, [], set, [.. set.Select(property => property.GetValue(attribute))]);
    })];

    private static bool Same(object? a, object? b) => a is string[] x && b is string[] y ? x.SequenceEqual(y) : Equals(a, b);
}
