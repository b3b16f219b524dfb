using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Running;

namespace Netra.Compliance.Cli.Commands;

/// <summary>What a command says of the report that it has written.</summary>
internal static class Summary
{
    /// <summary>Writes the summary. If the output cannot be written, the report and the exit code remain
    /// valid.</summary>
    public static void Tell(ReportFolder folder, string report, Terminal terminal, Action say)
    {
        folder.Keep();
        try
        {
            say();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var why = $"The summary cannot be written ({exception.Message.TrimEnd('.')})";
            terminal.Refuse($"{why}: the report is complete, and the exit code is valid. See {report}.", []);
        }
    }
}

/// <summary>A ledger on the terminal: what needs a person first, the path of the report, the verdict.</summary>
internal static class LedgerSummary
{
    private const int Shown = 20;

    public static void Write(ComplianceLedger ledger, string report, Publication publication)
    {
        var terminal = publication.Terminal;
        publication.Service.Show(ledger, Path.GetDirectoryName(report)!, terminal.ForBuildService);
        Write(ledger, report, terminal);
    }

    private static void Write(ComplianceLedger ledger, string report, Terminal terminal)
    {
        WriteAll(terminal.Error, "Note: ", ledger.Notes);
        WriteAll(terminal.Out, [.. AttentionList.Of(ledger)]);
        WriteAll(terminal.Out, "Finding: ", [.. Others(ledger).Select(finding => FindingList.Line(finding, ledger))]);
        terminal.Out.WriteLine(Counts(ledger));
        WriteAll(terminal.Out, "", [.. Met(ledger)]);
        terminal.Out.WriteLine($"Report: {PlainText.Line(report)}");
        terminal.Conclude(VerdictSentence.Of(ledger), ledger.Gate.Code == ExitCode.Pass);
    }

    /// <summary>Open findings; of those that a point has shown new ones alone, which are marked here.</summary>
    private static IEnumerable<Finding> Others(ComplianceLedger ledger)
    {
        var tests = ledger.Tests.Where(test => test.Reason != LedgerTest.NotAskedForReason);
        var ofPoints = tests.SelectMany(test => test.Points).SelectMany(point => point.Findings);
        var journeys = ledger.Journeys.Where(journey => journey.IsAskedFor);
        var ofSteps = journeys.SelectMany(journey => journey.Steps).SelectMany(step => step.Findings);
        var shown = ofPoints.Concat(ofSteps).ToHashSet();
        return FindingList.Open(ledger)
            .Where(finding => !shown.Contains(finding) || FindingList.IsNew(finding, ledger));
    }

    private static void WriteAll(TextWriter writer, IReadOnlyCollection<AttentionItem> items)
    {
        foreach (var item in items.Take(Shown))
        {
            item.Quotation.Prepend(item.Line).ToList().ForEach(writer.WriteLine);
        }

        WriteRest(writer, "", items.Count);
    }

    private static void WriteAll(TextWriter writer, string heading, IReadOnlyCollection<string> lines)
    {
        foreach (var line in lines.Take(Shown))
        {
            writer.WriteLine(heading + PlainText.Line(line));
        }

        WriteRest(writer, heading, lines.Count);
    }

    private static void WriteRest(TextWriter writer, string heading, int count)
    {
        if (count > Shown)
        {
            writer.WriteLine($"{heading}… and {count - Shown} more; all are in the report.");
        }
    }

    private static IEnumerable<string> Met(ComplianceLedger ledger) =>
    [
        .. ContextSection.Line(ledger.Context),
        .. Backends(ledger.Backends),
        .. ledger.Model is { } model ? [$"Model: {model.Text}"] : Array.Empty<string>(),
        .. ledger.Mutants is { } mutants ? [$"Mutants: {MutantWords.All(mutants, ledger)}"] : Array.Empty<string>(),
        .. ledger.Changes is { } changes ? [ChangeWords.Sentence(changes)] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Backends(ImmutableArray<BackendEvent> used) =>
        used.IsEmpty ? [] : [$"Backends used: {string.Join("; ", used.Select(ReportFooter.Backend))}"];

    private static string Counts(ComplianceLedger ledger)
    {
        var run = ledger.Run;
        var tests = string.Create(CultureInfo.InvariantCulture,
            $"Tests: {run.Passed} passed, {run.Failed} failed, {run.Skipped} skipped, {run.Unfinished} unfinished.");
        return $"{tests}\nProofs: {ReportFooter.Proofs(ledger)}";
    }
}

/// <summary>A load report on the terminal: what is wrong, the figures, where the report is, the verdict.</summary>
internal static class LoadSummary
{
    public static void Write(LoadReport report, StageClock clock, string path, Terminal terminal)
    {
        Lines(terminal.Error, report.Notes.Select(note => $"Note: {note}"));
        Lines(terminal.Out, report.Problems);
        Lines(terminal.Out, LoadSentences.Of(report));
        Lines(terminal.Out, report.Before is { } before ? LoadComparison.Of(before, report.Now).Select(Compared) : []);
        Lines(terminal.Out, LoadSentences.Context(report.Now));
        Lines(terminal.Out, [Time(clock), $"Report: {path}"]);
        terminal.Conclude(LoadSentences.Headline(report), report.Held);
    }

    private static string Time(StageClock clock) =>
        $"Wall time: {StageClock.Seconds(clock.Total)} in all; {StageClock.Seconds(clock.Build)} the build.";

    private static string Compared(ComparedFigure figure) =>
        $"{figure.What}: {figure.NowText}, before {figure.BeforeText} ({figure.Change})";

    private static void Lines(TextWriter writer, IEnumerable<string> lines) =>
        lines.Select(PlainText.Line).ToList().ForEach(writer.WriteLine);
}

/// <summary>How long a run took, and what the proofs added.</summary>
internal static class RunTimes
{
    public static void Write(ComplianceLedger ledger, StageClock clock, TextWriter writer)
    {
        var ofSteps = ledger.Journeys.SelectMany(journey => journey.Proofs).Sum(proof => proof.DurationMs);
        var (points, proofs) = (Seconds(ledger.Run.TestsMs), Seconds(ledger.Proofs.ProofsMs + ofSteps));
        var (build, tests) = (StageClock.Seconds(clock.Build), StageClock.Seconds(clock.Tests));
        writer.WriteLine(
            $"Wall time: {StageClock.Seconds(clock.Total)} in all; {build} the build, {tests} the tests.");
        writer.WriteLine(
            $"Added up over tests that ran side by side: {points} the tests themselves, {proofs} more the proofs.");
    }

    private static string Seconds(double milliseconds) => StageClock.Seconds(TimeSpan.FromMilliseconds(milliseconds));
}
