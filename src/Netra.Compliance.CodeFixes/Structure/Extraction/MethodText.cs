using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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

        var task = types.Known(
            plan.Enclosing.ReturnType.Name == "ValueTask"
                ? "System.Threading.Tasks.ValueTask" : "System.Threading.Tasks.Task");
        return result == "void" ? task : $"{task}<{result}>";
    }

    private string Modifiers() =>
        (SaysPrivate() ? "private " : "")
        + (plan.NeedsInstance ? "" : "static ")
        + (plan.NeedsInstance && IsReadOnlyMember() ? "readonly " : "")
        + (plan.Awaits ? "async " : "");

    private bool IsReadOnlyMember() =>
        member.Type is StructDeclarationSyntax
            or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordStructDeclaration }
        && !member.Type.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
        && (plan.Enclosing.IsReadOnly || member.Host.Modifiers.Any(SyntaxKind.ReadOnlyKeyword));

    // As the type does it: said, unless some of its members leave it out and none says it.
    private bool SaysPrivate() =>
        member.Type is InterfaceDeclarationSyntax
        || member.Type.Members.Any(static other => other.Modifiers.Any(SyntaxKind.PrivateKeyword))
        || !member.Type.Members
            .Any(static other => other is FieldDeclarationSyntax or MethodDeclarationSyntax && !SaysAccess(other));

    private static bool SaysAccess(MemberDeclarationSyntax other) =>
        other is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null }
        || other.Modifiers.Any(static word => word.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword
            or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.PartialKeyword);

    private static string AttributesOf(Carried variable) =>
        variable.Symbol is IParameterSymbol { DeclaringSyntaxReferences: [var reference] }
            && reference.GetSyntax() is ParameterSyntax parameter
            ? string.Concat(parameter.AttributeLists.Where(IsForAnalysis).Select(static list => list + " "))
            : "";

    private static bool IsForAnalysis(AttributeListSyntax list) => list.Attributes.All(static attribute =>
        attribute.Name.ToString() is "DynamicallyAccessedMembers" or "NotNullWhen" or "MaybeNullWhen" or "NotNull"
            or "MaybeNull" or "AllowNull");
}

/// <summary>What the new method is called and what it takes over from the member: type parameters and
/// attributes.</summary>
internal sealed record MethodShape(string Name, string TypeArguments, string Constraints, string[] Attributes)
{
    // They say what the code inside is allowed to do, so they go where the code goes.
    private static readonly string[] Permissions =
    [
        "SuppressMessage", "UnconditionalSuppressMessage", "RequiresUnreferencedCode", "RequiresDynamicCode",
        "RequiresAssemblyFiles", "SupportedOSPlatform", "UnsupportedOSPlatform",
    ];

    /// <summary>Null where type parameters would have to be renamed or their constraints spelled out.</summary>
    public static MethodShape? Of(LongMember member, StatementRun run, string name, string signature)
    {
        var attributes = member.Host.AttributeLists.Where(IsPermission).Select(list => list.ToString()).ToArray();
        var plain = new MethodShape(name, "", "", attributes);
        if (member.Host is not MethodDeclarationSyntax { TypeParameterList: { } list } method
            || !Uses(list, run, signature))
        {
            return plain;
        }

        return Inherits(method)
            ? null : plain with { TypeArguments = Arguments(list), Constraints = ConstraintsOf(method) };
    }

    private static string ConstraintsOf(MethodDeclarationSyntax method) =>
        string.Concat(method.ConstraintClauses.Select(static clause => " " + clause.ToString()));

    private static string Arguments(TypeParameterListSyntax list) =>
        $"<{string.Join(", ", list.Parameters.Select(static parameter => parameter.Identifier.Text))}>";

    private static bool Uses(TypeParameterListSyntax list, StatementRun run, string signature)
    {
        var names = new HashSet<string>(list.Parameters.Select(static parameter => parameter.Identifier.Text));
        var tokens = run.Statements.SelectMany(static statement => statement.DescendantTokens())
            .Concat(SyntaxFactory.ParseTokens(signature));
        return tokens.Any(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.Text));
    }

    // There the constraints come from elsewhere and are not written.
    private static bool Inherits(MethodDeclarationSyntax method) =>
        method.ExplicitInterfaceSpecifier is not null || method.Modifiers.Any(SyntaxKind.OverrideKeyword);

    private static bool IsPermission(AttributeListSyntax list) =>
        list.Target is null && list.Attributes.All(static attribute => Permissions.Contains(LastPart(attribute.Name)));

    private static string LastPart(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}

/// <summary>Writes the statement that stands where the moved ones stood.</summary>
internal sealed class CallText(ExtractionPlan plan, MethodShape shape)
{
    /// <summary>One line, or two where the member must return behind the call.</summary>
    public IEnumerable<string> Lines() => plan.Leaving switch
    {
        Leaving.ByReturningValue => [$"return {Call()};"],
        Leaving.ByReturn => [$"{Call()};", "return;"],
        _ => [$"{Target()}{Call()};"],
    };

    private string Call()
    {
        var arguments = string.Join(", ", plan.In.Select(static variable => variable.Keyword + variable.Name));
        var call = $"{shape.Name}{shape.TypeArguments}({arguments})";
        return plan.Awaits ? $"await {call}{Configured()}" : call;
    }

    private string Configured() => Awaiting.LeavesContext(plan.Run) ? ".ConfigureAwait(false)" : "";

    private string Target() => plan.Out.Length switch
    {
        0 => "",
        1 => Target(plan.Out[0]) + " = ",
        _ when plan.Out.All(static variable => variable.IsDeclaredInside) => $"var ({Names()}) = ",
        _ => $"({string.Join(", ", plan.Out.Select(Target))}) = ",
    };

    private string Names() => string.Join(", ", plan.Out.Select(static variable => variable.Name));

    private static string Target(Carried variable) => (variable.IsDeclaredInside ? "var " : "") + variable.Name;
}

/// <summary>How a file is laid out: its line breaks, and how far things are indented.</summary>
internal sealed class Indentation(SourceText text, SyntaxNode root)
{
    /// <summary>The file's own line break.</summary>
    public string LineBreak { get; } = text.Lines[0] is var first && first.EndIncludingLineBreak > first.End
        ? BreakOf(first) : "\n";

    /// <summary>One step: the first that the file makes.</summary>
    public string Step => root.DescendantTokens()
        .Where(token => BeginsItsLine(token.SpanStart))
        .Select(token => At(token.SpanStart))
        .FirstOrDefault(static blanks => blanks.Length > 0) ?? "    ";

    /// <summary>What the line of a position begins with.</summary>
    public string At(int position)
    {
        var line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart(' ', '\t').Length);
    }

    /// <summary>Whether only blanks stand before a position on its line.</summary>
    public bool BeginsItsLine(int position) =>
        text.Lines.GetLineFromPosition(position).Start + At(position).Length == position;

    /// <summary>Whole lines of the file moved to another indentation; literals keep every character.</summary>
    public string Moved(TextSpan span, string from, string to)
    {
        var lines = text.Lines.SkipWhile(line => line.End < span.Start).TakeWhile(line => line.Start < span.End)
            .ToArray();
        var moved = string.Concat(lines.Select(line => Moved(line, from, to) + BreakOf(line)));
        return moved.Substring(0, moved.Length - BreakOf(lines[lines.Length - 1]).Length);
    }

    private static string BreakOf(TextLine line) =>
        line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));

    private string Moved(TextLine line, string from, string to) =>
        line.ToString() is var content && content.StartsWith(from, StringComparison.Ordinal)
            && !string.IsNullOrWhiteSpace(content) && !IsInLiteral(line.Start)
            ? to + content.Substring(from.Length)
            : line.ToString();

    private bool IsInLiteral(int position) => root.FindToken(position).Parent!.AncestorsAndSelf().Any(node =>
        node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax && node.SpanStart < position
            && position < node.Span.End);
}

/// <summary>Which variables are written with a question mark. The compiler is asked: where it warns, the next one is
/// tried.</summary>
internal enum Annotation
{
    /// <summary>None: all are taken as set.</summary>
    Never,

    /// <summary>Those that are declared with one; <c>var</c> says nothing.</summary>
    WhereWritten,

    /// <summary>All that may be null by their type.</summary>
    AsTyped,
}

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
