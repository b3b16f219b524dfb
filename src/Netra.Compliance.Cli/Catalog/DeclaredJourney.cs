using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>One journey as its attributes declare it: steps through the whole product, without a number and without revenue.</summary>
public sealed record DeclaredJourney(
    [property: JsonPropertyName("journey")] string Title,
    string Class,
    string Module,
    ImmutableArray<DeclaredStep> Steps);

/// <summary>One step of a journey: a method, the critical tests that guard it by their numbers, and the faults that must make it fail.</summary>
/// <remarks>The number 0 stands for a test of the journey that declares no step.</remarks>
public sealed record DeclaredStep(
    int Number,
    string Title,
    string Method,
    bool Theory,
    ImmutableArray<int> GuardedBy,
    ImmutableArray<string> Faults)
{
    /// <summary>The step as a coverage point, which it is judged like.</summary>
    [JsonIgnore]
    public DeclaredPoint Point => new(Method, Title, null, Theory, Faults);
}
