using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Specimens;

/// <summary>Code that is made or loaded while the test runs, and what the runtime tells of code.</summary>
[IsolatedNetwork]
public class Code
{
    [Fact]
    public void Of_compiled_expressions()
    {
        var regex = new Regex(@"^(?<word>\w+) (\d+)$", RegexOptions.Compiled);
        Assert.Equal("word", regex.Match("word 5").Groups["word"].Value);
        Expression<Func<int, int>> twice = x => x * 2;
        Assert.Equal(42, twice.Compile()(21));
        dynamic text = "hello";
        Assert.Equal(5, text.Length);
    }

    [Fact]
    public void That_is_emitted()
    {
        var method = new DynamicMethod("add", typeof(int), [typeof(int), typeof(int)]);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ret);
        Assert.Equal(5, method.CreateDelegate<Func<int, int, int>>()(2, 3));

        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Emitted"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("Emitted");
        var type = module.DefineType("Made", TypeAttributes.Public).CreateType();
        Assert.Equal("Made", Activator.CreateInstance(type)!.ToString());
    }

    [Fact]
    public void In_a_context_that_is_unloaded()
    {
        var context = LoadAndUnload();
        Patience.Until(
            () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                return !context.IsAlive;
            },
            "unloaded");
    }

    [Fact]
    public void That_is_generic_or_reflected()
    {
        Assert.Equal("""{"Name":"a","Sizes":[1,2]}""", JsonSerializer.Serialize(new Thing("a", [1, 2])));
        Assert.Equal("a", JsonSerializer.Deserialize<Thing>("""{"Name":"a","Sizes":[1,2]}""")!.Name);
        var made = typeof(List<>).MakeGenericType(typeof(ValueTuple<,,>).MakeGenericType(typeof(byte), typeof(Guid), typeof(Thing)));
        Assert.Equal(0, made.GetProperty("Count")!.GetValue(Activator.CreateInstance(made)));
        Assert.Equal("proxied", Wrapping.Create().ToString());
    }

    /// <summary>Called so often that tiered compilation compiles it again, on stack replacement included.</summary>
    [Fact]
    public void That_is_hot()
    {
        var sum = 0L;
        for (var i = 0; i < 5_000_000; i++)
        {
            sum += Half(i);
        }

        Assert.Equal(6_249_997_500_000, sum);
    }

    [Fact]
    public void Traces_have_lines()
    {
        var error = Assert.Throws<InvalidOperationException>(Throw);
        Assert.Matches(@"at Specimens\.Code\.Throw\(\) in .*Code\.cs:line \d+", error.StackTrace);
        Assert.Contains("Code.cs", Environment.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_and_overflow_are_exceptions()
    {
        string? nothing = null;
        Assert.Throws<NullReferenceException>(() => nothing!.Length);
        var zero = nothing?.Length ?? 0;
        Assert.Throws<DivideByZeroException>(() => 1 / zero);
        Assert.Throws<InsufficientExecutionStackException>(() => Deep(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndUnload()
    {
        var context = new AssemblyLoadContext("of the test", isCollectible: true);
        var copy = context.LoadFromAssemblyPath(typeof(Code).Assembly.Location);
        Assert.NotSame(typeof(Code).Assembly, copy);
        context.Unload();
        return new WeakReference(context);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Half(int x) => x / 2;

    private static void Throw() => throw new InvalidOperationException("thrown");

    private static int Deep(int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Deep(depth + 1) + 1;
    }

    private sealed record Thing(string Name, int[] Sizes);

    public class Wrapping : DispatchProxy
    {
        internal static IFormattable Create() => Create<IFormattable, Wrapping>();

        public override string ToString() => "proxied";

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => "proxied";
    }
}
