using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.CodeFixes.Structure.Extraction;

/// <summary>Finds the best run of statements that can leave a member, and moves it.</summary>
internal static class Extraction
{
    private const int MostPlans = 120;
    private const int MostTrials = 12;

    /// <summary>The document after one extraction; null where none is sound.</summary>
    /// <param name="document">Where the member is.</param>
    /// <param name="position">Where the finding points.</param>
    /// <param name="limit">The lines that the member may have.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static async Task<Document?> ApplyAsync(
        Document document, int position, int limit, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        return LongMember.At(root, position) is { } member && !Unmovable.Is(member)
            ? await FirstSoundAsync(document, model, member, limit, cancellation).ConfigureAwait(false)
            : null;
    }

    private static async Task<Document?> FirstSoundAsync(
        Document document, SemanticModel model, LongMember member, int limit, CancellationToken cancellation)
    {
        var before = await Soundness.OfAsync(document, cancellation).ConfigureAwait(false);
        foreach (var candidate in Candidates(document, model, member, limit).Take(MostTrials))
        {
            if (await before.KeepsAsync(candidate, cancellation).ConfigureAwait(false))
            {
                return document.WithText(candidate);
            }
        }

        return null;
    }

    private static IEnumerable<SourceText> Candidates(
        Document document, SemanticModel model, LongMember member, int limit)
    {
        var text = model.SyntaxTree.GetText();
        var search = new RunSearch(member, new LineLimit(text, OptionsOf(document, model), limit));
        var move = new MoveToMethod(text, model, model.SyntaxTree.GetRoot(), member);
        return Plans(search, new RunReader(model, member)).Select(move.Apply).OfType<SourceText>();
    }

    private static IEnumerable<ExtractionPlan> Plans(RunSearch search, RunReader reader) => search
        .Runs()
        .Take(MostPlans)
        .SelectMany(reader.Plans)
        .Where(search.Gains)
        .OrderBy(search.Cost);

    private static StructureOptions OptionsOf(Document document, SemanticModel model)
    {
        var provider = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        var inTests = TestProject.Is(model.Compilation, provider.GlobalOptions);
        return StructureOptions.Read(provider.GetOptions(model.SyntaxTree), inTests);
    }
}

/// <summary>Changes the text of a file: a call where the statements stood, and the method behind the member.</summary>
internal sealed class MoveToMethod(SourceText text, SemanticModel model, SyntaxNode root, LongMember member)
{
    private readonly Indentation _layout = new(text, root);

    /// <summary>The file after the move; null where something else shares the last line of the member, or no name is
    /// left.</summary>
    public SourceText? Apply(ExtractionPlan plan)
    {
        var method = new MethodText(plan, member, new TypeNames(model, plan.Run.First.SpanStart));
        var end = text.Lines.GetLineFromPosition(member.Host.Span.End).End;
        return EndsItsLine(end) && new MethodName(model, member, plan).Unique() is { } name
            && MethodShape.Of(member, plan.Run, name, $"{method.Result} {method.Parameters}") is { } shape
            ? text.WithChanges(
                Call(plan, shape), new TextChange(new TextSpan(end, 0), Declaration(plan, shape, method)))
            : null;
    }

    private bool EndsItsLine(int end) =>
        member.Host.GetLastToken().GetNextToken() is var next && (next.RawKind == 0 || next.SpanStart >= end);

    private TextChange Call(ExtractionPlan plan, MethodShape shape)
    {
        var indent = _layout.At(plan.Run.First.SpanStart);
        var lines = new CallText(plan, shape).Lines().Select(line => indent + line);
        return new TextChange(Region(plan.Run), string.Join(_layout.LineBreak, lines));
    }

    // From the first comment that belongs to the statements to the end of their last line.
    private TextSpan Region(StatementRun run)
    {
        var comment = run.First.GetLeadingTrivia().FirstOrDefault(static trivia => !IsSpace(trivia));
        var first = comment.RawKind == 0 ? run.First.SpanStart : comment.SpanStart;
        return TextSpan.FromBounds(
            text.Lines.GetLineFromPosition(first).Start, text.Lines.GetLineFromPosition(run.Last.Span.End).End);
    }

    private static bool IsSpace(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    private string Declaration(ExtractionPlan plan, MethodShape shape, MethodText method)
    {
        var outer = _layout.At(member.Host.SpanStart);
        var inner = outer + _layout.Step;
        var moved = _layout.Moved(Region(plan.Run), _layout.At(plan.Run.First.SpanStart), inner);
        var head = shape.Attributes.Append(method.Head(shape)).Select(line => outer + line);
        var body = method.Declarations().Select(line => inner + line).Append(moved)
            .Concat(method.Returns().Select(line => inner + line));
        return string.Join(_layout.LineBreak, ["", "", .. Opened(head, outer), .. body, outer + "}"]);
    }

    private IEnumerable<string> Opened(IEnumerable<string> head, string outer)
    {
        var lines = head.ToList();
        if (OpensOnItsOwnLine())
        {
            return lines.Append(outer + "{");
        }

        lines[lines.Count - 1] += " {";
        return lines;
    }

    private bool OpensOnItsOwnLine() =>
        member.Type.OpenBraceToken is var brace
        && text.Lines.IndexOf(brace.SpanStart) != text.Lines.IndexOf(brace.GetPreviousToken().Span.End);
}

/// <summary>What the honesty rules say of a file of tests. A rule that does not look into helpers would say less after
/// a move.</summary>
internal sealed class HonestyFindings
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Rules =
        RuleCatalog.SemanticRules
            .Where(static rule => rule.SupportedDiagnostics.Any(static about => about.Category == Category.Honesty))
            .ToImmutableArray();

    private readonly Dictionary<string, int> _before;

    private HonestyFindings(Dictionary<string, int> before) => _before = before;

    public static async Task<HonestyFindings> OfAsync(Document document, CancellationToken cancellation) =>
        new(await CountsAsync(document, cancellation).ConfigureAwait(false));

    /// <summary>Whether all that was said is said of the changed file too.</summary>
    public async Task<bool> AreKeptAsync(Document changed, CancellationToken cancellation)
    {
        if (_before.Count == 0)
        {
            return true;
        }

        var after = await CountsAsync(changed, cancellation).ConfigureAwait(false);
        return _before.All(known => after.TryGetValue(known.Key, out var count) && count >= known.Value);
    }

    private static async Task<Dictionary<string, int>> CountsAsync(Document document, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var options = document.Project.AnalyzerOptions;
        if (!TestProject.Is(model.Compilation, options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            return [];
        }

        var findings = await model.Compilation.WithAnalyzers(Rules, options)
            .GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellation).ConfigureAwait(false);
        return findings.GroupBy(static finding => finding.Id)
            .ToDictionary(static same => same.Key, static same => same.Count());
    }
}
