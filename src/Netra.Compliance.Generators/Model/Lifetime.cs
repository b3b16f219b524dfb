namespace Netra.Compliance.Generators.Model;

/// <param name="IsAsync">Whether the type is an <c>Xunit.IAsyncLifetime</c>.</param>
/// <param name="IsDisposable">Whether it is an <c>IDisposable</c>.</param>
/// <param name="IsAsyncDisposable">Whether it is an <c>IAsyncDisposable</c>.</param>
internal sealed record Lifetime(bool IsAsync, bool IsDisposable, bool IsAsyncDisposable);
