namespace Isolation;

/// <summary>Takes a test or a class out of what its class or assembly asks for: it runs in the runner's process, as if there were no attribute further out.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class NotIsolatedAttribute : Attribute;
