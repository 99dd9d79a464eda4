using Isolation.Protocol;
using Xunit.Abstractions;

namespace Isolation.Xunit.Protocol;

/// <summary>An exception chain as xUnit's messages hold it.</summary>
internal sealed record FailureFields(string?[] ExceptionTypes, string[] Messages, string?[] StackTraces, int[] ExceptionParentIndices)
{
    internal static void Write(PayloadWriter writer, IFailureInformation failure) => writer
        .Strings(failure.ExceptionTypes)
        .Strings(failure.Messages)
        .Strings(failure.StackTraces)
        .Ints(failure.ExceptionParentIndices);

    internal static FailureFields Read(PayloadReader reader) =>
        new(reader.Strings() ?? [], reader.Texts(), reader.Strings() ?? [], reader.Ints() ?? []);
}
