using Microsoft.CodeAnalysis;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>Reads the stated value of a critical test.</summary>
internal sealed class BusinessValueParser(KnownTypes known)
{
    public BusinessValue? Parse(ISymbol declaring) => declaring.Find(known.Declared.BusinessValue) is { } attribute
        ? new BusinessValue(attribute.Number(0) ?? 0, attribute.Text(1) ?? "", GroupsOf(attribute), attribute.Named("Owner")?.Value as string)
        : null;

    private static BusinessGroups GroupsOf(AttributeData attribute) =>
        new(MemberName(attribute, "Category"), MemberName(attribute, "Stage"), MemberName(attribute, "Segment"));

    private static string MemberName(AttributeData attribute, string property) =>
        attribute.Named(property) is { Kind: TypedConstantKind.Enum } constant
            ? constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, constant.Value))?.Name
                ?? BusinessGroups.Unspecified
            : BusinessGroups.Unspecified;
}
