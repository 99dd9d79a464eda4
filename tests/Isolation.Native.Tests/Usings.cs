global using Isolation.Native.Tests.Staging;
global using Xunit;

// What they count (processes that are left, descriptors) is counted more surely one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
