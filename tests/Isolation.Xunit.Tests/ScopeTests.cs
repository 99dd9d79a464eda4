using System.Net;
using System.Net.Sockets;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Isolation.Xunit.Tests;

/// <summary>A fixture that must never be built in the runner's process.</summary>
public sealed class ChildFixture : IDisposable
{
    public ChildFixture()
    {
        Assert.NotNull(IsolationContext.Current);
        Built++;
    }

    public static int Built { get; private set; }

    public static List<string> Visitors { get; } = [];

    public void Dispose() => Assert.NotNull(IsolationContext.Current);
}

public sealed class ByName : ITestCaseOrderer
{
    public IEnumerable<TTestCase> OrderTestCases<TTestCase>(IEnumerable<TTestCase> testCases)
        where TTestCase : ITestCase => testCases.OrderBy(test => test.TestMethod.Method.Name, StringComparer.Ordinal);
}

/// <summary>Scope = Class: one child, one network, one class fixture for all, in the order that the class asks for.</summary>
[IsolatedNetwork(Scope = IsolationScope.Class)]
[TestCaseOrderer("Isolation.Xunit.Tests.ByName", "Isolation.Xunit.Tests")]
public class ClassScopeTests(ChildFixture fixture) : IClassFixture<ChildFixture>
{
    private static TcpListener? listener;

    [Fact]
    public void A_listens()
    {
        Assert.Empty(ChildFixture.Visitors);
        ChildFixture.Visitors.Add($"A {fixture.GetHashCode()} {Environment.ProcessId}");
        listener = new TcpListener(IPAddress.Loopback, 81);
        listener.Start();
    }

    [Fact]
    public void B_connects()
    {
        ChildFixture.Visitors.Add($"B {fixture.GetHashCode()} {Environment.ProcessId}");
        using var client = new TcpClient();
        client.Connect(IPAddress.Loopback, 81);
        Assert.True(client.Connected);
    }

    [Fact]
    public void C_saw_both_with_one_fixture()
    {
        Assert.Equal([$"A {fixture.GetHashCode()} {Environment.ProcessId}", $"B {fixture.GetHashCode()} {Environment.ProcessId}"], ChildFixture.Visitors);
        Assert.Equal(1, ChildFixture.Built);
        Assert.NotNull(listener);
        Assert.Equal(IsolationScope.Class, IsolationContext.Current!.Plan.Scope);
    }
}

/// <summary>Scope = Test: a fixture for each.</summary>
[IsolatedProcess]
public class TestScopeTests(ChildFixture fixture) : IClassFixture<ChildFixture>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Each_test_has_a_fixture_of_its_own(int row)
    {
        Assert.Equal((1, row), (ChildFixture.Built, row));
        Assert.Empty(ChildFixture.Visitors);
        ChildFixture.Visitors.Add($"{row} {fixture.GetHashCode()}");
    }
}

[CollectionDefinition("children only")]
public class ChildrenOnlyDefinition : ICollectionFixture<ChildFixture>;

[Collection("children only")]
[IsolatedProcess]
public class CollectionFixtureTests(ChildFixture fixture)
{
    [Fact]
    public void A_collection_fixture_is_built_in_the_child() => Assert.Equal((1, true), (ChildFixture.Built, fixture is not null));
}

/// <summary>A class with both kinds of test has its fixture where each of them runs.</summary>
public class MixedClassTests(MixedClassTests.AnywhereFixture fixture) : IClassFixture<MixedClassTests.AnywhereFixture>
{
    [Fact, IsolatedProcess]
    public void The_isolated_one() => Assert.Equal((true, Environment.ProcessId), (fixture.InChild, fixture.Pid));

    [Fact]
    public void The_plain_one() => Assert.Equal((false, Environment.ProcessId), (fixture.InChild, fixture.Pid));

    public sealed class AnywhereFixture
    {
        public int Pid { get; } = Environment.ProcessId;

        public bool InChild { get; } = IsolationContext.Current is not null;
    }
}
