using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Netra.Compliance.Analyzers.Options;
using Netra.Compliance.Analyzers.Structure;

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
    public static async Task<Document?> ApplyAsync(Document document, int position, int limit, CancellationToken cancellation)
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

    private static IEnumerable<SourceText> Candidates(Document document, SemanticModel model, LongMember member, int limit)
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
