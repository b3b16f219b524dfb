using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Names the new method from what it does.</summary>
internal sealed class MethodName(SemanticModel model, LongMember member, ExtractionPlan plan)
{
    private const int LongestName = 45;

    private string Suffix => plan.Awaits ? "Async" : "";

    /// <summary>The first name that nothing in the type, around it or below it has; null where none is left that says
    /// something.</summary>
    public string? Unique()
    {
        var taken = Taken();
        return Proposals().Select(WithSuffix)
            .FirstOrDefault(name => SyntaxFacts.IsValidIdentifier(name) && !IsTaken(name, taken));
    }

    private string WithSuffix(string name) => name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;

    private IEnumerable<string> Proposals()
    {
        var purposes = new Purpose(plan).Names().Where(static name => name.Length is > 3 and < LongestName).ToArray();
        var owner = OwnerName();
        return purposes
            .Concat(purposes.Where(name => !owner.Contains(name)).Select(name => $"{name}For{owner}"))
            .Concat(Surroundings.Of(plan.Run) is { Length: > 0 } word ? [$"{owner}For{word}"] : [])
            .Append(PlaceIn(owner));
    }

    private string PlaceIn(string owner) => (plan.Run.IsHead, plan.Run.IsTail) switch
    {
        (true, false) => "Begin" + owner,
        (false, true) => "Complete" + owner,
        _ => "Continue" + owner,
    };

    private string OwnerName() => Words.Pascal(member.Host switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        _ => member.Type.Identifier.ValueText,
    });

    private bool IsTaken(string name, HashSet<string> taken) =>
        taken.Contains(name) || Types().Any(type => !type.GetMembers(name).IsEmpty);

    // In every file of the type: a method here would be found before what the name means there.
    private HashSet<string> Taken() => new(Types()
        .Where(static type => type.ContainingType is null)
        .SelectMany(static type => type.DeclaringSyntaxReferences)
        .SelectMany(static part => part.GetSyntax().DescendantTokens())
        .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(static token => token.ValueText), StringComparer.Ordinal);

    private IEnumerable<INamedTypeSymbol> Types()
    {
        for (var outer = model.GetDeclaredSymbol(member.Type); outer is not null; outer = outer.ContainingType)
        {
            for (INamedTypeSymbol? type = outer; type is not null; type = type.BaseType)
            {
                yield return type;
            }
        }
    }
}

/// <summary>What statements do, in words: as their comment says, what they make, what they guard, what they
/// call.</summary>
internal sealed class Purpose(ExtractionPlan plan)
{
    private readonly IReadOnlyList<StatementSyntax> _statements = plan.Run.Statements;

    /// <summary>Names, the most telling first; some may be empty.</summary>
    public IEnumerable<string> Names() =>
        [FromComment(), FromGuards(), FromResult(), FromResults(), FromReturned(), .. FromCalls(), FromAssignment(),
            FromCondition()];

    private string FromComment() => plan.Run.First.GetLeadingTrivia()
        .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
        .Select(static trivia => Words.FromComment(trivia.ToString()))
        .FirstOrDefault() ?? "";

    private string FromGuards() => _statements.All(IsGuard) && plan.Out.Length == 0 ? "ValidateArguments" : "";

    private static bool IsGuard(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null } @if => Only(@if.Statement) is ThrowStatementSyntax,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => NameOf(call) is var name
            && (name.StartsWith("ThrowIf", StringComparison.Ordinal)
                || name.StartsWith("Check", StringComparison.Ordinal)
                || name.StartsWith("NotNull", StringComparison.Ordinal)),
        _ => false,
    };

    private static StatementSyntax? Only(StatementSyntax statement) =>
        statement is BlockSyntax { Statements: [var only] } ? only : statement;

    private string FromResult() =>
        plan.Out is [{ Name.Length: > 2 } result] ? VerbFor(result.Type) + Words.Pascal(result.Name) : "";

    private string FromResults() => plan.Out is [{ Name.Length: > 2 } first, { Name.Length: > 2 } second]
        ? $"{VerbFor(first.Type)}{Words.Pascal(first.Name)}And{Words.Pascal(second.Name)}"
        : "";

    private string FromReturned() => plan.Run.Last switch
    {
        ReturnStatementSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: { Length: > 2 } name } } =>
            VerbFor(plan.Returned!) + Words.Pascal(name),
        ReturnStatementSyntax { Expression: ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } } =>
            "Create" + Words.Pascal(type.Identifier.ValueText),
        _ => "",
    };

    private static string VerbFor(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => "Determine",
        SpecialType.None or SpecialType.System_String or SpecialType.System_Object =>
            type.TypeKind == TypeKind.Enum ? "Determine" : "Build",
        _ => "Compute",
    };

    // The call that is made most often; the first of them where several are.
    private IEnumerable<string> FromCalls() => plan.Run.Nodes()
        .OfType<InvocationExpressionSyntax>()
        .Where(IsOnItsOwn)
        .Where(static call => NameOf(call) is not ("" or "nameof" or "ConfigureAwait") && !Words.IsQuery(NameOf(call)))
        .GroupBy(NameOf)
        .OrderByDescending(static same => same.Count())
        .Select(same => Words.Pascal(same.Key) + (Words.IsSingle(same.Key) ? SubjectOf(same.First()) : Each()));

    private static bool IsOnItsOwn(InvocationExpressionSyntax call) => call.Parent
        is StatementSyntax or AwaitExpressionSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax;

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait",
            Expression: InvocationExpressionSyntax inner } => NameOf(inner),
        MemberAccessExpressionSyntax access => Trimmed(access.Name.Identifier.ValueText),
        SimpleNameSyntax name => Trimmed(name.Identifier.ValueText),
        _ => "",
    };

    private static string Trimmed(string name) =>
        name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Async".Length) : name;

    private string Each() =>
        _statements.OfType<ForEachStatementSyntax>().FirstOrDefault() is { } each
            && LastName(each.Expression) is { Length: > 0 } name ? "For" + name : "";

    private string SubjectOf(InvocationExpressionSyntax call) =>
        _statements.OfType<ForEachStatementSyntax>().FirstOrDefault() is { } each
            ? LastName(each.Expression)
            : call.ArgumentList.Arguments.Select(static argument => LastName(argument.Expression))
                .Append(Receiver(call)).FirstOrDefault(static name => name.Length != 1) ?? "";

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
        .Select(static statement => statement.Expression is AssignmentExpressionSyntax assignment
            ? LastName(assignment.Left) : "")
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

/// <summary>Turns words of code and of comments into parts of a name.</summary>
internal static class Words
{
    private static readonly HashSet<string> Fillers =
        new(["a", "an", "the", "our", "its", "this", "that"], StringComparer.Ordinal);

    private static readonly HashSet<string> Verbs = new(
        [
            "add", "append", "apply", "assign", "build", "calculate", "check", "clean", "clear", "close", "collect",
            "compute", "convert", "copy",
            "count", "create", "decode", "determine", "discard", "emit", "encode", "ensure", "enqueue", "fetch", "fill",
            "filter", "find", "flush",
            "format", "generate", "get", "handle", "initialize", "insert", "invoke", "load", "merge", "move",
            "normalize", "notify", "open",
            "parse", "populate", "prepare", "process", "publish", "raise", "read", "register", "remove", "render",
            "replace", "report", "reset",
            "resolve", "restore", "run", "save", "scan", "schedule", "send", "set", "skip", "sort", "start", "stop",
            "store", "throw", "trim",
            "update", "validate", "verify", "wait", "write",
        ],
        StringComparer.Ordinal);

    // They say how something is had, not what is done.
    private static readonly HashSet<string> Queries = new(
        [
            "Aggregate", "All", "Any", "AsEnumerable", "Cast", "Concat", "Count", "Distinct", "First", "FirstOrDefault",
            "GroupBy", "Last", "LastOrDefault",
            "OfType", "OrderBy", "OrderByDescending", "Reverse", "Select", "SelectMany", "Single", "SingleOrDefault",
            "Skip", "Sum", "Take", "ThenBy",
            "ToArray", "ToDictionary", "ToHashSet", "ToList", "ToString", "Where", "Equals", "GetHashCode", "GetType",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether a name is of a query, or of what every object can do.</summary>
    public static bool IsQuery(string name) => Queries.Contains(name);

    /// <summary>With a capital first letter and no leading underscore.</summary>
    public static string Pascal(string word)
    {
        var bare = word.TrimStart('_', '@');
        return bare.Length == 0 ? "" : char.ToUpperInvariant(bare[0]) + bare.Substring(1);
    }

    /// <summary>Whether a name consists of one word.</summary>
    public static bool IsSingle(string name) => name.Skip(1).All(static letter => !char.IsUpper(letter));

    /// <summary>A short comment that begins with a verb, as a name; empty for any other.</summary>
    public static string FromComment(string comment)
    {
        var sentence = Regex.Match(comment, @"^//+\s*([A-Za-z ]+)\.?\s*$").Groups[1].Value;
        var words = sentence.Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Where(static word => !Fillers.Contains(word)).ToArray();
        return words.Length is >= 2 and <= 5 && Verbs.Contains(words[0].ToLowerInvariant())
            ? string.Concat(words.Select(Pascal)) : "";
    }
}
