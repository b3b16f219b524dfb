using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>One coverage point: a method, what it covers, and the faults that must make it fail.</summary>
public sealed record DeclaredPoint(
    string Method,
    string Name,
    string? Covers,
    bool Theory,
    ImmutableArray<string> Faults)
{
    /// <summary>The method without the types that tell it from its overloads.</summary>
    [JsonIgnore]
    public string BareMethod => Method.Split('(')[0];
}
