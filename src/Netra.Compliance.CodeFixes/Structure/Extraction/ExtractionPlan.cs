using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Counting;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>What it takes to move a run of statements to a method of its own.</summary>
/// <param name="Run">The statements.</param>
/// <param name="In">What flows in: the parameters.</param>
/// <param name="Out">What flows out by return.</param>
/// <param name="Own">Variables of the member that only the statements need, or that they assign before they
/// read.</param>
/// <param name="Leaving">How the statements end.</param>
/// <param name="Returned">The type of what is returned where the statements return a value.</param>
/// <param name="Enclosing">The function that runs the statements.</param>
/// <param name="Awaits">Whether the statements await.</param>
/// <param name="NeedsInstance">Whether they use the instance.</param>
internal sealed record ExtractionPlan(
    StatementRun Run,
    Carried[] In,
    Carried[] Out,
    Carried[] Own,
    Leaving Leaving,
    ITypeSymbol? Returned,
    IMethodSymbol Enclosing,
    bool Awaits,
    bool NeedsInstance)
{
    private const int ForParameter = 2;
    private const int ForManyParameters = 8;
    private const int ForResult = 2;
    private const int ForManyResults = 10;

    /// <summary>Every variable that the new method has to name.</summary>
    public IEnumerable<Carried> Crossing => In.Concat(Own).Concat(Out);

    /// <summary>Whether another plan for the same statements would say the same.</summary>
    public bool HasTypesOf(ExtractionPlan other) => Crossing.Select(static variable => variable.Type)
        .SequenceEqual(
            other.Crossing.Select(static variable => variable.Type), SymbolEqualityComparer.IncludeNullability);

    /// <summary>Lines that the new method has beside the moved ones.</summary>
    public int LinesAdded => Own.Length + (Out.Length > 0 ? 1 : 0);

    /// <summary>Lines that stand where the moved ones stood.</summary>
    public int LinesLeft => Leaving == Leaving.ByReturn ? 2 : 1;

    /// <summary>How much has to be carried.</summary>
    public int Cost =>
        (ForParameter * In.Length) + (In.Length > 4 ? ForManyParameters : 0)
        + (ForResult * Out.Length) + (Out.Length > 1 ? ForManyResults : 0);
}

/// <summary>The member that a finding points at, the type member that it stands in, and the type around that.</summary>
/// <param name="Body">Its block or expression.</param>
/// <param name="Host">Behind this one the new method goes; the member itself where it is no local function, accessor or
/// lambda.</param>
/// <param name="Type">Where the new method goes.</param>
internal sealed record LongMember(SyntaxNode Body, MemberDeclarationSyntax Host, TypeDeclarationSyntax Type)
{
    /// <summary>What a position is in; null where no method can be put behind it.</summary>
    public static LongMember? At(SyntaxNode root, int position)
    {
        var declaration =
            root.FindToken(position).Parent?.AncestorsAndSelf().FirstOrDefault(node => BodyOf(node) is not null);
        var host = declaration?.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return host is { Parent: TypeDeclarationSyntax type } and not BaseTypeDeclarationSyntax && HoldsMethods(type)
            ? new LongMember(BodyOf(declaration!)!, host, type)
            : null;
    }

    /// <summary>The block of each list of statements that may give some away: local functions are judged on their
    /// own.</summary>
    public IEnumerable<SyntaxList<StatementSyntax>> Lists() => Body
        .DescendantNodesAndSelf(static node => node is not LocalFunctionStatementSyntax)
        .Select(ListOf)
        .Where(static list => list.Count > 0);

    /// <summary>The parts that count.</summary>
    public IEnumerable<SyntaxNode> Parts => Body is BlockSyntax block ? block.Statements : [Body];

    private static SyntaxList<StatementSyntax> ListOf(SyntaxNode node) => node switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => default,
    };

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody?.Expression,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody?.Expression,
        LocalFunctionStatementSyntax function => (SyntaxNode?)function.Body ?? function.ExpressionBody?.Expression,
        AnonymousFunctionExpressionSyntax function => function.Body,
        PropertyDeclarationSyntax property => property.ExpressionBody?.Expression,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody?.Expression,
        _ => null,
    };

    private static bool HoldsMethods(TypeDeclarationSyntax type) => type.Kind() is
        SyntaxKind.ClassDeclaration or SyntaxKind.StructDeclaration or SyntaxKind.InterfaceDeclaration
        or SyntaxKind.RecordDeclaration or SyntaxKind.RecordStructDeclaration;
}

/// <summary>Counts as the rule counts in one file.</summary>
/// <param name="text">The file.</param>
/// <param name="options">Its options.</param>
/// <param name="limit">The lines that a member may have, as the finding says.</param>
internal sealed class LineLimit(SourceText text, StructureOptions options, int limit)
{
    public int Of(IReadOnlyCollection<SyntaxNode> nodes) => options.CountsPhysicalLines ? Physical(nodes) : Code(nodes);

    /// <summary>Lines past the limit.</summary>
    public int Excess(int lines) => Math.Max(0, lines - limit);

    private int Code(IEnumerable<SyntaxNode> nodes)
    {
        var counter = new CodeLineCounter(text, options.CountsEachLiteralLine);
        foreach (var node in nodes.Where(static node => node is not LocalFunctionStatementSyntax))
        {
            counter.Add(node);
        }

        return counter.Count;
    }

    private int Physical(IReadOnlyCollection<SyntaxNode> nodes) => nodes.Count == 0
        ? 0
        : text.Lines.IndexOf(nodes.Last().Span.End) - text.Lines.IndexOf(nodes.First().SpanStart) + 1;
}

/// <summary>Extracts from a member, and from what was extracted, until nothing is too long or nothing more can
/// leave.</summary>
/// <remarks>It ends: each extraction leaves fewer lines past the limit than there were, both methods
/// together.</remarks>
internal sealed class Shortening(int limit, CancellationToken cancellation)
{
    /// <summary>The document after all of them; null where nothing left.</summary>
    /// <param name="document">Where the member is.</param>
    /// <param name="position">Where the member is named.</param>
    public async Task<Document?> ApplyAsync(Document document, int position)
    {
        if (await Extraction.ApplyAsync(document, position, limit, cancellation)
            .ConfigureAwait(false) is not { } changed)
        {
            return null;
        }

        changed = await OrAsItIsAsync(changed, await NameBehindAsync(changed, position).ConfigureAwait(false))
            .ConfigureAwait(false);
        return await OrAsItIsAsync(changed, position).ConfigureAwait(false);
    }

    private async Task<Document> OrAsItIsAsync(Document document, int position) =>
        await ApplyAsync(document, position).ConfigureAwait(false) ?? document;

    // The new method is the next member. What changes in a member stands behind its name, so that the names before it
    // stay where they are.
    private async Task<int> NameBehindAsync(Document document, int position)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var member = LongMember.At(root, position)!;
        return ((MethodDeclarationSyntax)member.Type.Members[member.Type.Members.IndexOf(member.Host)
            + 1]).Identifier.SpanStart;
    }
}
