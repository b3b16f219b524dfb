using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Counting;

namespace Netra.Compliance.Analyzers.Structure;

/// <summary>NETRA1002: a member has more lines than its limit.</summary>
internal static class MemberTooLong
{
    public static void Check(SourceFile file, Member member)
    {
        var extent = file.LinesOf(member.Extent);
        if (extent > file.Options.MaxMethodLines)
        {
            CheckLines(file, member, extent);
        }
    }

    private static void CheckLines(SourceFile file, Member member, int extent)
    {
        if (PlainText.Count(file.Text, member.Body, member.Extent) is { } lines)
        {
            Judge(file, member, file.Options.CountsPhysicalLines ? extent : lines);
            return;
        }

        var counter = Count(file, member);
        Judge(file, member, file.Options.CountsPhysicalLines ? extent : counter.Count);
        counter.LocalFunctions.ForEach(function => CheckLocal(file, function));
    }

    private static CodeLineCounter Count(SourceFile file, Member member)
    {
        var counter = new CodeLineCounter(file.Text, file.Options.CountsEachLiteralLine);
        foreach (var part in member.Parts)
        {
            counter.Add(part);
        }

        return counter;
    }

    private static void Judge(SourceFile file, Member member, int lines)
    {
        var measure = new Measure(lines, file.Options.MaxMethodLines);
        if (measure.IsTooLong)
        {
            var location = MemberName.Anchor(member.Declaration).GetLocation();
            file.Report(measure.Finding(Descriptors.MemberTooLong, location, MemberName.Of(member.Declaration)));
        }
    }

    private static void CheckLocal(SourceFile file, LocalFunctionStatementSyntax function)
    {
        if (((SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression) is { } body)
        {
            Check(file, new Member(function, body));
        }
    }
}

/// <summary>Something with a body.</summary>
/// <param name="declaration">What declares it.</param>
/// <param name="body">Its block or expression; the file itself for top-level code.</param>
internal readonly struct Member(SyntaxNode declaration, SyntaxNode body)
{
    public SyntaxNode Declaration { get; } = declaration;

    /// <summary>Its block or expression; the file itself for top-level code.</summary>
    public SyntaxNode Body => body;

    /// <summary>The statements or the expression, in order.</summary>
    public IEnumerable<SyntaxNode> Parts => body switch
    {
        BlockSyntax block => block.Statements,
        CompilationUnitSyntax unit => unit.Members.Where(static member => member is GlobalStatementSyntax),
        _ => [body],
    };

    /// <summary>From the first statement to the last; empty where there is none.</summary>
    public TextSpan Extent => body switch
    {
        BlockSyntax { Statements.Count: 0 } => default,
        BlockSyntax block => Between(block.Statements.First(), block.Statements.Last()),
        CompilationUnitSyntax => Between(Parts.First(), Parts.Last()),
        _ => body.Span,
    };

    private static TextSpan Between(SyntaxNode first, SyntaxNode last) =>
        TextSpan.FromBounds(first.SpanStart, last.Span.End);
}

/// <summary>What to call a member in a sentence, and where to point.</summary>
internal static class MemberName
{
    public static string Of(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax => "Top-level code",
        AnonymousFunctionExpressionSyntax => "A function in an initialiser",
        AccessorDeclarationSyntax { Parent.Parent: { } owner } accessor => $"'{Anchor(owner)}.{accessor.Keyword}'",
        DestructorDeclarationSyntax destructor => $"'~{destructor.Identifier}'",
        OperatorDeclarationSyntax @operator => $"'operator {@operator.OperatorToken}'",
        ConversionOperatorDeclarationSyntax conversion => $"'{Kind(conversion)} operator {conversion.Type}'",
        _ => $"'{Anchor(declaration)}'",
    };

    public static SyntaxToken Anchor(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier,
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        DestructorDeclarationSyntax destructor => destructor.Identifier,
        LocalFunctionStatementSyntax function => function.Identifier,
        OperatorDeclarationSyntax @operator => @operator.OperatorToken,
        ConversionOperatorDeclarationSyntax conversion => conversion.OperatorKeyword,
        _ => AnchorOfOther(declaration),
    };

    private static SyntaxToken AnchorOfOther(SyntaxNode declaration) => declaration switch
    {
        PropertyDeclarationSyntax property => property.Identifier,
        IndexerDeclarationSyntax indexer => indexer.ThisKeyword,
        EventDeclarationSyntax @event => @event.Identifier,
        AccessorDeclarationSyntax accessor => accessor.Keyword,
        CompilationUnitSyntax unit => FirstStatement(unit).GetFirstToken(),
        LambdaExpressionSyntax lambda => lambda.ArrowToken,
        _ => declaration.GetFirstToken(),
    };

    private static SyntaxToken Kind(ConversionOperatorDeclarationSyntax conversion) =>
        conversion.ImplicitOrExplicitKeyword;

    private static SyntaxNode FirstStatement(CompilationUnitSyntax unit) =>
        unit.Members.First(member => member.IsKind(SyntaxKind.GlobalStatement));
}

/// <summary>A number of lines against its limit; a finding carries both for those who read it by machine.</summary>
internal readonly struct Measure(int lines, int limit)
{
    public bool IsTooLong => lines > limit;

    public Diagnostic Finding(DiagnosticDescriptor rule, Location location, params object[] names) =>
        Diagnostic.Create(rule, location, Properties(), [.. names, lines, limit]);

    private ImmutableDictionary<string, string?> Properties() => ImmutableDictionary<string, string?>.Empty
        .Add("lines", lines.ToString(CultureInfo.InvariantCulture))
        .Add("limit", limit.ToString(CultureInfo.InvariantCulture));
}
