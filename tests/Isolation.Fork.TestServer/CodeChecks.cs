using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Isolation.Fork.TestServer;

internal static class CodeChecks
{
    internal static string? Emit(ChildContext context)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("made"), AssemblyBuilderAccess.RunAndCollect);
        var type = assembly.DefineDynamicModule("made").DefineType("Made", TypeAttributes.Public);
        var method = type.DefineMethod("Add", MethodAttributes.Public | MethodAttributes.Static, typeof(int), [typeof(int), typeof(int)]);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ret);
        var sum = type.CreateType().GetMethod("Add")!.CreateDelegate<Func<int, int, int>>()(2, 3);
        return sum == 5 ? null : $"the sum is {sum}";
    }

    internal static string? ThrowAndCatch(ChildContext context)
    {
        for (var i = 0; i < 3; i++)
        {
            try
            {
                Deep(5);
            }
            catch (InvalidOperationException error) when (error.StackTrace!.Contains(nameof(Deep), StringComparison.Ordinal))
            {
                continue;
            }

            return "no trace";
        }

        return null;
    }

    internal static string? CompileWhatWasNeverRun(ChildContext context)
    {
        var json = JsonSerializer.Serialize(new Dictionary<string, decimal[]> { ["a"] = [1.5m, 2m] });
        var matched = Regex.IsMatch(json, "^\\{\"a\":\\[1.5,2\\]\\}$", RegexOptions.Compiled);
        var parameter = Expression.Parameter(typeof(long));
        var doubled = Expression.Lambda<Func<long, long>>(Expression.Multiply(parameter, Expression.Constant(2L)), parameter).Compile()(21);
        return matched && doubled == 42 ? null : $"{json}, {doubled}";
    }

    private static void Deep(int levels)
    {
        if (levels == 0)
        {
            throw new InvalidOperationException("deep");
        }

        Deep(levels - 1);
    }
}
