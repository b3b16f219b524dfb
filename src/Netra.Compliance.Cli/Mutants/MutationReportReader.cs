using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>Reads a report in the open schema of mutation-testing-elements, as Stryker writes it.</summary>
public sealed class MutationReportReader
{
    private static readonly ImmutableArray<string> Statuses = [.. Enum.GetNames<MutantStatus>()];

    private readonly ReportValue _report;
    private readonly string _root;
    private readonly Dictionary<string, string> _tests = [];

    private MutationReportReader(ReportValue report, string root) => (_report, _root) = (report, root);

    /// <summary>The report, its files named from <paramref name="root"/>; null for other JSON of a folder.</summary>
    /// <exception cref="Refusal">The file is damaged, cut or of a newer format, or none although named.</exception>
    public static MutationReport? Read(InputFile file, string root)
    {
        var json = MutationReportFile.Read(file);
        return json is null ? null : Parse(file.Path, json, root);
    }

    private static MutationReport Parse(string path, byte[] json, string root)
    {
        try
        {
            StrictJson.Require(path, json, JsonSerializerOptions.Default);
            using var document = JsonDocument.Parse(json);
            return new MutationReportReader(new(path, "", document.RootElement), root).Report();
        }
        catch (JsonException exception)
        {
            throw new ReportValue(path, "", default).Refused(JsonTrouble.Clause(exception));
        }
    }

    private MutationReport Report()
    {
        RequireVersion(_report["schemaVersion"]);
        _ = _report["thresholds"].Members;
        ReadTests();
        var mutants = _report["files"].Members.SelectMany(file => Mutants(file.Key, file.Value)).ToImmutableArray();
        return new(_report.File, [.. _tests.Values], mutants);
    }

    private static void RequireVersion(ReportValue version)
    {
        if (version.Text.Split('.')[0] is not ("1" or "2"))
        {
            throw version.Wrong("major version 1 or 2");
        }
    }

    private void ReadTests()
    {
        var files = _report.Find("testFiles")?.Members ?? [];
        foreach (var test in files.SelectMany(file => file.Value["tests"].Items))
        {
            var (id, name) = (test["id"], test["name"].Text);
            if (!_tests.TryAdd(id.Text, name) && _tests[id.Text] != name)
            {
                throw id.Wrong("an id that no other test has");
            }
        }
    }

    private IEnumerable<Mutant> Mutants(string path, ReportValue file)
    {
        var source = file["source"].Text;
        var name = MutatedFile.Name(path, _report.Find("projectRoot")?.Text ?? "", _root);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
        var text = new MutatedText(name, LinesOf(source), hash);
        return file["mutants"].Items.Select(mutant => Mutant(mutant, text));
    }

    private Mutant Mutant(ReportValue mutant, MutatedText text)
    {
        var status = Status(mutant["status"]);
        var (reached, killers) = (Tests(mutant.Find("coveredBy")), Tests(mutant.Find("killedBy")));
        return status == MutantStatus.Survived && !killers.IsEmpty
            ? throw mutant["killedBy"].Wrong("no test, because the mutant survived")
            : new(Key(mutant, text), status, reached, killers, mutant.Find("static")?.Flag ?? false);
    }

    private static MutantStatus Status(ReportValue status) => Statuses.Contains(status.Text)
        ? Enum.Parse<MutantStatus>(status.Text)
        : throw status.Wrong($"one of {string.Join(", ", Statuses)}");

    private ImmutableArray<string> Tests(ReportValue? ids) =>
        ids is null ? [] : [.. ids.Items.Select(NameOf).Distinct()];

    private string NameOf(ReportValue id) =>
        _tests.TryGetValue(id.Text, out var name) ? name : throw id.Wrong("the id of a test in testFiles");

    private static MutantKey Key(ReportValue mutant, MutatedText text)
    {
        var location = mutant["location"];
        var (start, end) = (Position(location["start"]), Position(location["end"]));
        var (mutator, replacement) = (mutant["mutatorName"].Text, mutant.Find("replacement")?.Text ?? "");
        return end.CompareTo(start) < 0 || end.Line > text.Lines
            ? throw location.Wrong($"a position within the {text.Lines} lines of its file")
            : new(text.File, start, end, mutator, replacement, text.Hash);
    }

    private static MutantPosition Position(ReportValue position) =>
        new(FromOne(position["line"]), FromOne(position["column"]));

    private static int FromOne(ReportValue number) =>
        number.Number is > 0 and var value ? value : throw number.Wrong("a number from 1");

    /// <summary>As a compiler counts them: every line break of Unicode ends a line.</summary>
    private static int LinesOf(string source)
    {
        var lines = 0;
        foreach (var _ in source.AsSpan().EnumerateLines())
        {
            lines++;
        }

        return lines;
    }

    private sealed record MutatedText(string File, int Lines, string Hash);
}
