using static Isolation.EndToEnd.Tables.Expectation;

namespace Isolation.EndToEnd.Tables;

/// <summary>Exceptions of every kind.</summary>
internal static class ExceptionTable
{
    public static readonly Expectation[] Rows =
    [
        Fails(
            "Exceptions.Aggregate",
            "System.AggregateException : several (one) (One or more errors occurred. (two) (three))",
            "---- System.InvalidOperationException : one",
            "---- System.AggregateException : One or more errors occurred. (two) (three)",
            "-------- System.TimeoutException : two",
            "-------- System.FormatException : three"),
        Fails("Exceptions.ControlCharacters", "System.InvalidOperationException : NUL \\u0000 ESC \\u001b[31m BEL \\u0007 end"),
        Fails("Exceptions.Custom", "Specimens.CustomException : with a number 42"),
        Fails("Exceptions.DivideByZero", "System.DivideByZeroException : Attempted to divide by zero."),
        Fails("Exceptions.EmptyAggregate", "System.AggregateException : One or more errors occurred."),
        Fails("Exceptions.EmptyMessage", "System.InvalidOperationException : "),
        Fails("Exceptions.FileNotFound", "System.IO.DirectoryNotFoundException : Could not find a part of the path '/nowhere/at/all'."),
        Fails(
            "Exceptions.Generic",
            "Specimens.GenericException`1[[System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, Pu"),
        Fails("Exceptions.LoneSurrogate", "System.InvalidOperationException : high \ufffd low \ufffd end"),
        Fails(
            "Exceptions.LooksLikeAStackTrace",
            "System.InvalidOperationException : text",
            "   at Isolation.Child.Nowhere() in /nowhere.cs:line 1",
            "--- End of stack trace ---"),
        Fails("Exceptions.ManyLines", "System.InvalidOperationException : first", "second", "third"),
        Fails(
            "Exceptions.Nested",
            "System.InvalidOperationException : outer",
            "---- System.ArgumentException : middle",
            "-------- System.FormatException : inner"),
        Fails(
            "Exceptions.NestedAndThrown",
            "System.InvalidOperationException : outer, thrown here",
            "---- System.InvalidOperationException : inner, thrown elsewhere"),
        Fails("Exceptions.NestedType", "Specimens.Below+PrivateLookingException : a nested, internal type"),
        Fails(
            "Exceptions.NeverThrownBefore",
            "Specimens.DeepException : depth 60",
            "---- Specimens.DeepException : depth 59",
            "-------- Specimens.DeepException : depth 58",
            "------------ Specimens.DeepException : depth 57",
            "---------------- Specimens.DeepException : depth 56",
            "-------------------- Specimens.DeepException : depth 55",
            "------------------------ Specimens.DeepException : depth 54"),
        Fails("Exceptions.NullMessage", "Specimens.NullMessageException : "),
        Fails("Exceptions.NullReference", "System.NullReferenceException : Object reference not set to an instance of an object."),
        Fails("Exceptions.OperationCanceled", "System.OperationCanceledException : The operation was canceled."),
        Fails("Exceptions.Rethrown", "System.InvalidOperationException : rethrown"),
        Fails("Exceptions.ThreadInterrupted", "System.Threading.ThreadInterruptedException : nobody interrupted"),
        Fails("Exceptions.Unicode", "System.InvalidOperationException : žluťoučký 漢字 \\ud83d\\ude42 \u2028 line separator \ufeff mark"),
        Fails("Exceptions.VeryLongMessage", "System.InvalidOperationException : m", "m end"),

        Fails(
            "RudeExceptions.InnerMessageThrows",
            "System.InvalidOperationException : outer",
            "---- Specimens.RudeExceptions+MessageThrowsException : <exception thrown while retrieving exception message: no message>"),
        Fails(
            "RudeExceptions.MessageThrows",
            "Specimens.RudeExceptions+MessageThrowsException : <exception thrown while retrieving exception message: no message>"),
        Fails("RudeExceptions.StackTraceIsMadeUp", "Specimens.RudeExceptions+MadeUpStackTraceException : its StackTrace is made up"),
        Fails("RudeExceptions.StackTraceThrows", "Specimens.RudeExceptions+StackTraceThrowsException : its StackTrace throws"),
        Fails("RudeExceptions.ToStringThrows", "Specimens.RudeExceptions+ToStringThrowsException : its ToString throws"),
    ];
}
