using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads a collection definition of the user.</summary>
internal static class CollectionParser
{
    public static UserCollection? Parse(INamedTypeSymbol type, AttributeData attribute, KnownTypes known)
    {
        var fixtures = new FixtureParser(known);
        var types = type.ArgumentsOf(known.Xunit.CollectionFixture).Concat(type.ArgumentsOf(known.Xunit.ClassFixture));
        return attribute.Text(0) is { } name ? new UserCollection(name, types.Select(fixtures.Parse).ToEquatable()) : null;
    }
}
