using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Writes the head of the new method and what its body needs beside the moved statements.</summary>
internal sealed class MethodText(ExtractionPlan plan, LongMember member, TypeNames types)
{
    /// <summary>The parameters, with what the member says about its own.</summary>
    public string Parameters { get; } = string.Join(", ", plan.In.Select(variable =>
        $"{AttributesOf(variable)}{variable.Keyword}{types.Of(variable.Type)} {variable.Name}"));

    /// <summary>The type of what is returned, or void.</summary>
    public string Result => plan.Leaving == Leaving.ByReturningValue ? types.Of(plan.Returned!) : plan.Out.Length switch
    {
        0 => "void",
        1 => types.Of(plan.Out[0].Type),
        _ => $"({string.Join(", ", plan.Out.Select(variable => $"{types.Of(variable.Type)} {variable.Name}"))})",
    };

    public string Head(MethodShape shape) =>
        $"{Modifiers()}{Wrapped(Result)} {shape.Name}{shape.TypeArguments}({Parameters}){shape.Constraints}";

    /// <summary>Variables that the member declares and only the moved statements need, or set.</summary>
    public IEnumerable<string> Declarations() =>
        plan.Own.Select(variable => $"{types.Of(variable.Type)} {variable.Name};");

    /// <summary>Gives back what flows out.</summary>
    public IEnumerable<string> Returns() => plan.Out.Length switch
    {
        0 => [],
        1 => [$"return {plan.Out[0].Name};"],
        _ => [$"return ({string.Join(", ", plan.Out.Select(static variable => variable.Name))});"],
    };

    private string Wrapped(string result)
    {
        if (!plan.Awaits)
        {
            return result;
        }

        var task = types.Known(plan.Enclosing.ReturnType.Name == "ValueTask" ? "System.Threading.Tasks.ValueTask" : "System.Threading.Tasks.Task");
        return result == "void" ? task : $"{task}<{result}>";
    }

    private string Modifiers() =>
        (SaysPrivate() ? "private " : "")
        + (plan.NeedsInstance ? "" : "static ")
        + (plan.NeedsInstance && IsReadOnlyMember() ? "readonly " : "")
        + (plan.Awaits ? "async " : "");

    private bool IsReadOnlyMember() =>
        member.Type is StructDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration }
        && !member.Type.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
        && (plan.Enclosing.IsReadOnly || member.Host.Modifiers.Any(SyntaxKind.ReadOnlyKeyword));

    // As the type does it: said, unless some of its members leave it out and none says it.
    private bool SaysPrivate() =>
        member.Type is InterfaceDeclarationSyntax
        || member.Type.Members.Any(static other => other.Modifiers.Any(SyntaxKind.PrivateKeyword))
        || !member.Type.Members.Any(static other => other is FieldDeclarationSyntax or MethodDeclarationSyntax && !SaysAccess(other));

    private static bool SaysAccess(MemberDeclarationSyntax other) =>
        other is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
        || other.Modifiers.Any(static word => word.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword
            or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.PartialKeyword);

    private static string AttributesOf(Carried variable) =>
        variable.Symbol is IParameterSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax() is ParameterSyntax parameter
            ? string.Concat(parameter.AttributeLists.Where(IsForAnalysis).Select(static list => list + " "))
            : "";

    private static bool IsForAnalysis(AttributeListSyntax list) => list.Attributes.All(static attribute =>
        attribute.Name.ToString() is "DynamicallyAccessedMembers" or "NotNullWhen" or "MaybeNullWhen" or "NotNull" or "MaybeNull" or "AllowNull");
}
