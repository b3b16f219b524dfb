using Microsoft.CodeAnalysis;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Writes types as short as they can be written at one place.</summary>
internal sealed class TypeNames(SemanticModel model, int position)
{
    private static readonly SymbolDisplayFormat Oblivious = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers)
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Annotated =
        Oblivious.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly SymbolDisplayFormat _format =
        model.GetNullableContext(position).AnnotationsEnabled() ? Annotated : Oblivious;

    public string Of(ITypeSymbol type) => type.ToMinimalDisplayString(model, position, _format);

    /// <summary>A type of the framework by its full name.</summary>
    public string Known(string name) => model.Compilation.GetTypeByMetadataName(name) is { } type
        ? type.ToMinimalDisplayString(model, position, Oblivious.WithGenericsOptions(SymbolDisplayGenericsOptions.None))
        : "global::" + name.Split('`')[0];
}
