using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>What a test method may return to be awaited.</summary>
internal sealed class ResultTypes(Compilation compilation)
{
    public INamedTypeSymbol? Task { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");

    public INamedTypeSymbol? ValueTask { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask");

    public INamedTypeSymbol? ValueTaskOfValue { get; } = compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
}
