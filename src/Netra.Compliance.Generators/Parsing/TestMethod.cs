using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>A method that xunit runs, with the attribute that says so.</summary>
internal sealed record TestMethod(IMethodSymbol Method, AttributeData Fact);
