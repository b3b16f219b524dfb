using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Recognizes test names that only promise that something is accepted.</summary>
internal static class NoThrowNames
{
    private static readonly string[] Verbs = ["accepts", "accepted", "allows", "allowed", "permits", "permitted",
        "tolerates", "tolerated", "idempotent", "noop", "noops"];

    private static readonly string[] Infinitives = ["accept", "allow", "permit", "tolerate", "nothing"];

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private static readonly string[] Modals = ["should", "must", "can", "will", "does"];

    private static readonly string[] Abilities =
        ["can", "able", "succeeds", "succeed", "successfully", "support", "supports", "work", "works"];

    // Tests that are there for an exception of old, or for a measurement.
    private static readonly string[] Occasions = ["issue", "bug", "crash", "regression", "performance", "benchmark"];

    /// <summary>Whether a name says that something is let pass: Accepts_any_text, Close_IsIdempotent,
    /// Guard_IsNull_Ok.</summary>
    public static bool IsSaidBy(string name)
    {
        var words = Words(name);
        return words.Any(Verbs.Contains)
            || words.LastOrDefault() is "ok" or "okay" or "success"
            || words.Zip(words.Skip(1), (modal, verb) => Modals.Contains(modal) && Infinitives.Contains(verb))
                .Any(isSaid => isSaid);
    }

    /// <summary>Whether names say that something can be done: Can_be_closed_twice, Construction_succeeds; or why it is
    /// done once more: Issue914.</summary>
    public static bool IsAbilitySaidBy(IMethodSymbol test)
    {
        var words = Words(test.Name);
        return (words.Any(Abilities.Contains) && !words.Contains("not"))
            || words.Concat(Words(test.ContainingType.Name)).Any(Occasions.Contains);
    }

    /// <summary>The words of a name, without the numbers that they end in.</summary>
    public static string[] Words(string name) =>
        NoThrowWords.Words(name).Select(word => word.TrimEnd(Digits)).ToArray();
}

/// <summary>What is written in words in and above a test, and in its attributes: <c>[Fact(DisplayName =
/// "…")]</c>.</summary>
internal static class Remarks
{
    private static readonly string[] Rows = ["InlineDataAttribute", "TestCaseAttribute", "DataRowAttribute",
        "ArgumentsAttribute"];

    public static IEnumerable<string> Of(Test test) => Comments(test).Concat(Attributes(test.Method));

    public static IEnumerable<string> Above(SyntaxNode node) =>
        Texts(node.FirstAncestorOrSelf<StatementSyntax>()?.GetLeadingTrivia() ?? []);

    private static IEnumerable<string> Comments(Test test) => Texts(test.Bodies
        .SelectMany(body =>
            (body.Syntax.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() ?? body.Syntax).DescendantTrivia()));

    private static IEnumerable<string> Texts(IEnumerable<SyntaxTrivia> trivia) => trivia
        .Where(part =>
            part.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                or SyntaxKind.SingleLineDocumentationCommentTrivia)
        .Select(part => part.ToFullString());

    private static IEnumerable<string> Attributes(IMethodSymbol method) => method.GetAttributes()
        .Where(attribute => !Rows.Contains(attribute.AttributeClass?.Name))
        .SelectMany(attribute => Texts(attribute).Append(attribute.AttributeClass?.Name ?? ""));

    private static IEnumerable<string> Texts(AttributeData attribute) => attribute.ConstructorArguments
        .Concat(attribute.NamedArguments.Select(argument => argument.Value))
        .Where(value => value.Kind == TypedConstantKind.Primitive)
        .Select(value => value.Value)
        .OfType<string>();
}

/// <summary>Recognizes samples: tests that only keep the documentation compiling and running.</summary>
internal static class Sample
{
    private static readonly string[] Nouns =
        ["sample", "samples", "example", "examples", "documentation", "docs", "snippet", "snippets", "demo", "demos",
            "tutorial", "tutorials", "walkthrough", "readme", "playground"];

    private static readonly string[] Trappings = ["test", "tests", "fixture", "spec", "specs"];

    /// <summary>Whether the name of a test, of its class or of a namespace within the project ends in such a
    /// word.</summary>
    public static bool Is(IMethodSymbol test) =>
        IsNamedForIt(test.Name) || test.ContainingType.WithContainers().Any(type => IsNamedForIt(type.Name))
            || Spaces(test).Any(IsNamedForIt);

    // In the tests of an application that is a sample itself, all namespaces say so.
    private static IEnumerable<string> Spaces(IMethodSymbol test) =>
        test.ContainingNamespace.ToDisplayString().Split('.').Except(test.ContainingAssembly.Name.Split('.'));

    private static bool IsNamedForIt(string name) =>
        NoThrowNames.Words(name).LastOrDefault(word => word.Length > 0 && !Trappings.Contains(word)) is { } noun
            && Nouns.Contains(noun);
}

/// <summary>Recognizes tests of backports, by name: on newer targets they run against .NET's own
/// implementation.</summary>
internal static class Backport
{
    private static readonly string[] Nouns = ["polyfill", "polyfills", "backport", "backports", "backfill", "backfills",
        "shim", "shims"];

    public static bool IsTriedBy(IMethodSymbol test) =>
        test.ContainingType.WithContainers().Select(type => type.Name).Append(test.Name).SelectMany(NoThrowNames.Words)
            .Any(Nouns.Contains);
}
