using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Netra.Compliance.Proving;

/// <summary>What the proof engine must know of a test framework to run one point as the framework itself
/// would.</summary>
[SuppressMessage("Netra.TypeSafety", "NETRA4001",
    Justification = "Instances of the user's own classes, known by reflection alone.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITestDialect
{
    /// <summary>The types of the fixtures that the framework would make for a test class, in the order in which it
    /// would.</summary>
    /// <param name="testClass">The test class.</param>
    IReadOnlyList<Type> FixturesOf(Type testClass);

    /// <summary>What the framework itself passes to a constructor's parameter, as its output; null when it passes
    /// nothing of this type.</summary>
    /// <param name="parameterType">The type of the parameter.</param>
    object? Provide(Type parameterType);

    /// <summary>Does what the framework does to a new fixture or test instance before it is used.</summary>
    Task StartAsync(object instance);

    /// <summary>Does what the framework does to a fixture or test instance after its use, disposal aside.</summary>
    Task StopAsync(object instance);

    /// <summary>Whether an exception is a failed assertion and not a crash.</summary>
    bool IsAssertion(Exception exception);
}
