using Netra.Compliance.Proving;

namespace Netra.Compliance.Tests.Proving;

/// <summary>A test framework reduced to what a proof needs.</summary>
internal sealed class PlainDialect(params Type[] fixtures) : ITestDialect
{
    public Func<Exception, bool> Assertions { get; init; } = exception => exception is Assertion;

    public IReadOnlyList<Type> FixturesOf(Type testClass) => fixtures;

    public object? Provide(Type parameterType) => parameterType == typeof(string) ? "provided" : null;

    public Task StartAsync(object instance) => (instance as Till)?.StartAsync() ?? Task.CompletedTask;

    public Task StopAsync(object instance) => Task.CompletedTask;

    public bool IsAssertion(Exception exception) => Assertions(exception);
}
