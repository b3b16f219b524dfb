using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads the rows of a theory that stand in its attributes.</summary>
internal sealed class TheoryParser(KnownTypes known)
{
    public Theory Parse(IMethodSymbol method)
    {
        var data = method.GetAttributes().Where(attribute => attribute.AttributeClass.Inherits(known.Xunit.Data)).ToArray();
        var rows = data.Where(IsInline).Where(row => row.Named("Skip")?.Value is null).Select(Row);
        return new Theory(rows.ToEquatable(), !data.All(IsInline));
    }

    private bool IsInline(AttributeData attribute) => attribute.AttributeClass.Is(known.Xunit.InlineData);

    private static TheoryRow Row(AttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments;
        return arguments is [{ Kind: TypedConstantKind.Array, IsNull: false } items]
            ? new TheoryRow(items.Values.Select(ConstantExpression.Of).ToEquatable())
            : new TheoryRow(new[] { "null" }.ToEquatable());
    }
}
