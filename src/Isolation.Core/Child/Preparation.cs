using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Isolation.Interop;

namespace Isolation.Child;

/// <summary>Compiles what a child runs of ours that no rehearsal reaches, so that an empty test compiles nothing but itself.</summary>
internal static class Preparation
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly Type[] Types = [typeof(ForkServer), typeof(ChildRun), typeof(StandardCopies), typeof(Descriptors), typeof(NamespaceIds)];

    internal static void Run()
    {
        foreach (var type in Types.SelectMany(type => type.GetNestedTypes(BindingFlags.NonPublic).Append(type)))
        {
            foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)))
            {
                Prepare(method);
            }
        }
    }

    private static void Prepare(MethodBase method)
    {
        if (method.IsAbstract || method.ContainsGenericParameters || method.DeclaringType!.ContainsGenericParameters)
        {
            return;
        }

        if (method.Attributes.HasFlag(MethodAttributes.PinvokeImpl))
        {
            Marshal.Prelink((MethodInfo)method);
        }
        else
        {
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
        }
    }
}
