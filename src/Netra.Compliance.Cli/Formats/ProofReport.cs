using System.Collections.Immutable;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Mutants;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Formats;

/// <summary>
/// The proofs in the open schema of mutation testing reports: a fault is a mutant, a critical test is a file, whose
/// source is an outline of its points and their faults, for a fault stands in no line of the product.
/// </summary>
internal sealed class ProofReport
{
    private readonly UniqueNames _ids = new();
    private readonly UniqueNames _paths = new();

    /// <summary>The document: the same ledger gives the same.</summary>
    public static object Of(ComplianceLedger ledger) => new ProofReport().Document(ReportSuite.Of(ledger));

    private MutationDocument Document(IEnumerable<ReportSuite> suites)
    {
        var outlines = suites.Where(suite => suite.Cases.Any(each => !each.Proofs.IsEmpty))
            .Select(suite => Outline(suite)).ToList();
        return new(
            "2", new(High: 100, Low: 80), outlines.ToDictionary(each => each.Path, each => each.File),
            outlines.ToDictionary(each => each.Path, each => each.Tests),
            new(Tool.Name, Tool.Version, new(Tool.Home)));
    }

    private ProofOutline Outline(ReportSuite suite)
    {
        var path = _paths.Of($"{Part(suite.Assembly)}/{Part(suite.Group)}/{Part(suite.Name)}");
        var outline = new ProofOutline(path, suite, _ids);
        suite.Cases.ToList().ForEach(outline.Add);
        return outline;
    }

    /// <summary>Viewers show the parts of a path as folders.</summary>
    private static string Part(string name) =>
        PlainText.Line(name).Replace('/', '\u2215').Replace('\\', '\u2216').Trim('.');
}

/// <summary>The outline of one critical test while it is written: a line a fault.</summary>
internal sealed class ProofOutline
{
    private readonly List<string> _lines = [];
    private readonly List<MutationMutant> _mutants = [];
    private readonly List<MutationTest> _tests = [];
    private readonly UniqueNames _ids;
    private readonly string _owner;

    public ProofOutline(string path, ReportSuite suite, UniqueNames ids)
    {
        (Path, _ids, _owner) = (path, ids, $"{suite.Assembly}/{suite.Name}");
        _lines.Add($"// {PlainText.Line(suite.Name)}");
        _lines.AddRange(suite.Facts.Select(fact => $"// {fact.Key}: {PlainText.Line(fact.Value)}"));
    }

    public string Path { get; }

    public MutationFile File => new("cs", string.Join('\n', _lines) + "\n", [.. _mutants]);

    public MutationTests Tests => new(File.Source, [.. _tests]);

    public void Add(ReportCase point)
    {
        var test = _ids.Of($"{_owner}/{point.Class}.{point.Method}");
        _lines.AddRange(["", $"// {PlainText.Line(point.Name)}"]);
        _tests.Add(new(test, PlainText.Line($"{point.Class}.{point.Method}"), new(new(_lines.Count, 1))));
        point.Proofs.ToList().ForEach(proof => Add(proof, test));
    }

    private void Add(LedgerProof proof, string test)
    {
        var fault = PlainText.Line(proof.Fault);
        _lines.Add($"[ProvenBy(typeof({fault}))]");
        _mutants.Add(new(_ids.Of($"{test}/{proof.Fault}"), Short(fault), LastLine(), Status(proof.Verdict).ToString())
        {
            Description = Faults.Sentence(proof with { Message = null }), StatusReason = proof.Message,
            Duration = proof.DurationMs, CoveredBy = IsReached(proof) ? [test] : [],
            KilledBy = proof.Verdict == ProofVerdict.Caught ? [test] : [],
        });
    }

    private MutationPlace LastLine() => new(new(_lines.Count, 1), new(_lines.Count, _lines[^1].Length + 1));

    /// <summary>Tools that sum up count a time-out as noticed. The proof engine does not: nothing is shown then, and so
    /// it is no <c>Timeout</c> here.</summary>
    private static MutantStatus Status(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Caught => MutantStatus.Killed,
        ProofVerdict.Survived => MutantStatus.Survived,
        ProofVerdict.Vacuous => MutantStatus.NoCoverage,
        ProofVerdict.Inconclusive => MutantStatus.RuntimeError,
        _ => MutantStatus.Ignored,
    };

    private static bool IsReached(LedgerProof proof) => proof.Verdict is ProofVerdict.Caught or ProofVerdict.Survived;

    private static string Short(string fault) => fault[(fault.LastIndexOfAny(['.', '+']) + 1)..];
}

internal sealed record MutationDocument(
    string SchemaVersion,
    MutationThresholds Thresholds,
    IReadOnlyDictionary<string, MutationFile> Files,
    IReadOnlyDictionary<string, MutationTests> TestFiles,
    MutationTool Framework);

internal sealed record MutationThresholds(int High, int Low);

internal sealed record MutationTool(string Name, string Version, MutationBranding Branding);

internal sealed record MutationBranding(string HomepageUrl);

internal sealed record MutationFile(string Language, string Source, ImmutableArray<MutationMutant> Mutants);

internal sealed record MutationTests(string Source, ImmutableArray<MutationTest> Tests);

internal sealed record MutationTest(string Id, string Name, MutationStart Location);

internal sealed record MutationStart(MutationPosition Start);

internal sealed record MutationPlace(MutationPosition Start, MutationPosition End);

internal sealed record MutationPosition(int Line, int Column);

internal sealed record MutationMutant(string Id, string MutatorName, MutationPlace Location, string Status)
{
    public required string Description { get; init; }

    public string? StatusReason { get; init; }

    public double Duration { get; init; }

    public required ImmutableArray<string> CoveredBy { get; init; }

    public required ImmutableArray<string> KilledBy { get; init; }
}
