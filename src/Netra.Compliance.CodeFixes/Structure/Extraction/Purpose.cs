using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What statements do, in words: as their comment says, what they make, what they guard, what they call.</summary>
internal sealed class Purpose(ExtractionPlan plan)
{
    private readonly IReadOnlyList<StatementSyntax> _statements = plan.Run.Statements;

    /// <summary>Names, the most telling first; some may be empty.</summary>
    public IEnumerable<string> Names() =>
        [FromComment(), FromGuards(), FromResult(), FromResults(), FromReturned(), .. FromCalls(), FromAssignment(), FromCondition()];

    private string FromComment() => plan.Run.First.GetLeadingTrivia()
        .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
        .Select(static trivia => Words.FromComment(trivia.ToString()))
        .FirstOrDefault() ?? "";

    private string FromGuards() => _statements.All(IsGuard) && plan.Out.Length == 0 ? "ValidateArguments" : "";

    private static bool IsGuard(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null } @if => Only(@if.Statement) is ThrowStatementSyntax,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => NameOf(call) is var name
            && (name.StartsWith("ThrowIf", StringComparison.Ordinal) || name.StartsWith("Check", StringComparison.Ordinal) || name.StartsWith("NotNull", StringComparison.Ordinal)),
        _ => false,
    };

    private static StatementSyntax? Only(StatementSyntax statement) =>
        statement is BlockSyntax { Statements: [var only] } ? only : statement;

    private string FromResult() => plan.Out is [{ Name.Length: > 2 } result] ? VerbFor(result.Type) + Words.Pascal(result.Name) : "";

    private string FromResults() => plan.Out is [{ Name.Length: > 2 } first, { Name.Length: > 2 } second]
        ? $"{VerbFor(first.Type)}{Words.Pascal(first.Name)}And{Words.Pascal(second.Name)}"
        : "";

    private string FromReturned() => plan.Run.Last switch
    {
        ReturnStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: { Length: > 2 } name } } => VerbFor(plan.Returned!) + Words.Pascal(name),
        ReturnStatementSyntax { Expression: ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } } => "Create" + Words.Pascal(type.Identifier.ValueText),
        _ => "",
    };

    private static string VerbFor(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "Determine",
        SpecialType.None or SpecialType.System_String or SpecialType.System_Object => type.TypeKind == TypeKind.Enum ? "Determine" : "Build",
        _ => "Compute",
    };

    // The call that is made most often; the first of them where several are.
    private IEnumerable<string> FromCalls() => plan.Run.Nodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(static call => call.Parent is StatementSyntax or AwaitExpressionSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)
        .Where(static call => NameOf(call) is not ("" or "nameof" or "ConfigureAwait") && !Words.IsQuery(NameOf(call)))
        .GroupBy(NameOf)
        .OrderByDescending(static same => same.Count())
        .Select(same => Words.IsSingle(same.Key) ? Words.Pascal(same.Key) + SubjectOf(same.First()) : Words.Pascal(same.Key) + Each());

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: InvocationExpressionSyntax inner } => NameOf(inner),
        MemberAccessExpressionSyntax access => Trimmed(access.Name.Identifier.ValueText),
        SimpleNameSyntax name => Trimmed(name.Identifier.ValueText),
        _ => "",
    };

    private static string Trimmed(string name) =>
        name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;

    private string Each() =>
        _statements.OfType<ForEachStatementSyntax>().FirstOrDefault() is { } each && LastName(each.Expression) is { Length: > 0 } name ? "For" + name : "";

    private string SubjectOf(InvocationExpressionSyntax call) =>
        _statements.OfType<ForEachStatementSyntax>().FirstOrDefault() is { } each
            ? LastName(each.Expression)
            : call.ArgumentList.Arguments.Select(static argument => LastName(argument.Expression)).Append(Receiver(call)).FirstOrDefault(static name => name.Length != 1) ?? "";

    private static string Receiver(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax access ? LastName(access.Expression) : "";

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => Words.Pascal(name.Identifier.ValueText),
        MemberAccessExpressionSyntax access => Words.Pascal(access.Name.Identifier.ValueText),
        _ => "",
    };

    private string FromAssignment() => _statements
        .OfType<ExpressionStatementSyntax>()
        .Select(static statement => statement.Expression is AssignmentExpressionSyntax assignment ? LastName(assignment.Left) : "")
        .Where(name => name.Length > 2 && !IsCarried(name))
        .Select(static name => "Set" + name)
        .FirstOrDefault() ?? "";

    private bool IsCarried(string name) =>
        plan.Crossing.Any(variable => variable.Passing == RefKind.None && Words.Pascal(variable.Name) == name);

    private string FromCondition() => _statements
        .OfType<IfStatementSyntax>()
        .SelectMany(static @if => @if.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        .Select(static name => Words.Pascal(name.Identifier.ValueText))
        .Where(static name => name.Length > 2)
        .Select(static name => "Handle" + name)
        .FirstOrDefault() ?? "";
}
