using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Journaling;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What the drawer of a test shows. What is not known is null and left out.</summary>
internal sealed class TestEvidence(ComplianceLedger ledger, ReportHistory? history)
{
    private readonly ReportLinks _links = new(ledger.Context);

    /// <summary>With the code of its points and faults.</summary>
    public TestDrawer WithCode(LedgerTest test)
    {
        var drawer = WithoutCode(test);
        return drawer with { Points = [.. drawer.Points.Zip(test.Points, WithCode)] };
    }

    private PointDrawer WithCode(PointDrawer drawer, LedgerPoint point) => drawer with
    {
        Code = Code(point.Code),
        Faults = drawer.Faults is { } faults
            ? [.. faults.Zip(point.Proofs, (line, proof) => line with { Code = Code(proof.Code) })] : null,
    };

    public TestDrawer WithoutCode(LedgerTest test) => new()
    {
        Why = Text(test.Justification), About = Text(ReportNames.About(test)), Class = Text(test.Class),
        Owner = Text(test.Owner), IsPlanned = test.IsPlanned ? true : null, Rerun = RerunCommand.Of(test),
        History = Text(history?.Of(test)),
        Mutants = test.Mutants is { Reached: > 0 } reached ? Text(MutantWords.Score(reached)) : null,
        Living = test.Mutants is { Survived.IsEmpty: false } ? Survivors(test) : null,
        Points = [.. test.Points.Select(point => Of(point, test))],
    };

    private PointDrawer Of(LedgerPoint point, LedgerTest test) => new()
    {
        Name = PageText.Of(point.Name), Covers = Text(point.Covers), State = point.State.ToString(),
        Label = $"{StateWords.Shape(point.State)} {StateWords.Word(point.State)}",
        Outcome = LedgerSection.Outcome(point.Outcome, point.DurationMs), Message = Text(point.Message),
        Place = Place(point.FailedAt ?? point.Source), Failed = point.FailedAt is null ? null : true,
        Rerun = RerunCommand.Of(test, point), Seen = Seen(point.Assertions), NotSeen = NotSeen(point.Assertions),
        Faults = Many(point.Proofs, Of), Findings = Many(point.Findings, Of),
        Attempts = point.Attempts is { } tried ? Many(tried, Of) : null,
    };

    private CodeLines? Code(CodeExcerpt? code) =>
        code is not null ? new(Place(code.Place)!, PageText.Of(code.Text)) : null;

    private static FaultLine Of(LedgerProof proof)
    {
        var isCaught = proof.Verdict == ProofVerdict.Caught;
        return new(LedgerSection.Words(proof.Verdict), isCaught, PageText.Of(LedgerSection.FaultName(proof.Fault)))
        {
            Message = isCaught ? null : Text(proof.Message),
        };
    }

    private FindingLine Of(Finding finding) => new(
        finding.Acts, new(PageText.Of(finding.Heading), _links.File(finding.Path, finding.Line)),
        PageText.Of(finding.Message + FindingList.Mark(finding)))
    {
        RuleUrl = _links.Rule(finding.Rule),
    };

    private static string Of(LedgerAttempt attempt)
    {
        var outcome = LedgerSection.Outcome(attempt.Outcome, attempt.DurationMs);
        return PageText.Of(FormattableString.Invariant(
            $"Attempt {attempt.Attempt} of {attempt.Of}: {attempt.Test} {outcome}"));
    }

    private ImmutableArray<PlaceLink> Survivors(LedgerTest test) =>
    [
        .. MutantWords.Survivors(test, ledger.Mutants!).Take(MutantWords.MostSurvivors).Select(mutant =>
            new PlaceLink(PageText.Of($"{MutantWords.Place(mutant)} {MutantWords.Change(mutant)}"),
                _links.File(mutant.File, mutant.Line))),
    ];

    private PlaceLink? Place(SourceLine? line) =>
        line is null ? null : new(PageText.Of(line.ToString()), _links.File(line.File, line.Line));

    private static string? Seen(PointAssertions? assertions) =>
        assertions is null or { Total: 0 } ? null : LedgerSection.Seen(assertions);

    private ImmutableArray<PlaceLink>? NotSeen(PointAssertions? assertions) => assertions is null ? null
        : Many(assertions.NotSeen, unseen =>
            new PlaceLink(PageText.Of(unseen.ToString()), _links.File(unseen.File, unseen.Line)));

    private static ImmutableArray<TLine>? Many<T, TLine>(ImmutableArray<T> all, Func<T, TLine> line) =>
        all.IsEmpty ? null : [.. all.Select(line)];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : PageText.Of(text);
}

/// <summary>The command that runs a test or a point again; none for names that a shell could read as more than
/// that.</summary>
internal static class RerunCommand
{
    public static string? Of(LedgerTest test) => test.IsPlanned ? null : Filter($"FullyQualifiedName~{test.Class}.");

    public static string? Of(LedgerTest test, LedgerPoint point) =>
        point.Method.Length == 0 ? null : Filter($"FullyQualifiedName={test.Class}.{point.Method.Split('(')[0]}");

    private static string? Filter(string filter) =>
        filter.All(IsPlain) ? $"dotnet test --filter \"{filter}\"" : null;

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || "_.+~=".Contains(character);
}

/// <summary>The drawer of one test.</summary>
internal sealed record TestDrawer
{
    public required string? Why { get; init; }

    public required string? About { get; init; }

    public required string? Class { get; init; }

    public required string? Owner { get; init; }

    public required bool? IsPlanned { get; init; }

    public required string? Rerun { get; init; }

    public required string? Mutants { get; init; }

    public required string? History { get; init; }

    public required ImmutableArray<PlaceLink>? Living { get; init; }

    public required ImmutableArray<PointDrawer> Points { get; init; }
}

/// <summary>One of its points.</summary>
internal sealed record PointDrawer
{
    public required string Name { get; init; }

    public required string? Covers { get; init; }

    public required string State { get; init; }

    public required string Label { get; init; }

    public required string Outcome { get; init; }

    public required string? Message { get; init; }

    public required PlaceLink? Place { get; init; }

    public required bool? Failed { get; init; }

    public CodeLines? Code { get; init; }

    public required string? Rerun { get; init; }

    public required string? Seen { get; init; }

    public required ImmutableArray<PlaceLink>? NotSeen { get; init; }

    public required ImmutableArray<FaultLine>? Faults { get; init; }

    public required ImmutableArray<FindingLine>? Findings { get; init; }

    public required ImmutableArray<string>? Attempts { get; init; }
}

/// <summary>Lines of source, and where they are.</summary>
internal sealed record CodeLines(PlaceLink Place, string Text);

/// <summary>A text, and where it leads; null where nobody knows.</summary>
internal sealed record PlaceLink(string Text, string? Url);

/// <summary>A fault with its verdict.</summary>
internal sealed record FaultLine(string Verdict, bool IsCaught, string Name)
{
    public required string? Message { get; init; }

    public CodeLines? Code { get; init; }
}

/// <summary>A finding under a point.</summary>
internal sealed record FindingLine(bool Acts, PlaceLink Place, string Text)
{
    public required string? RuleUrl { get; init; }
}
