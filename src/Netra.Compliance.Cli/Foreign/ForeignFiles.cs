using System.Collections.Immutable;
using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Foreign;

/// <summary>The reports of other tools among the inputs, each told from other XML and JSON by what it holds.</summary>
internal static class ForeignFiles
{
    /// <summary>Reports that netra itself writes in these formats, which no search takes for those of a run.</summary>
    private static readonly string[] Ours = ["report.junit.xml", "report.ctrf.json"];

    /// <summary>Reads them; other XML and JSON that a search through a folder came upon is passed over.</summary>
    /// <exception cref="Refusal">One of them is damaged, or named and none.</exception>
    public static ImmutableArray<ForeignRun> Read(InputFiles files) =>
    [
        .. files.Trx.Select(file => Digested(TrxReader.Read(file.Path))),
        .. files.Xml.Where(IsTestXml).Select(file => Digested(JUnitReader.Read(file.Path))),
        .. files.Json.Where(IsCtrf).Select(file => Digested(CtrfReader.Read(file.Path))),
    ];

    /// <summary>Whether a JSON file is a CTRF report, whole or damaged.</summary>
    public static bool IsCtrf(InputFile file)
    {
        var json = IsOurs(file) ? null : TextOf(file);
        return json is not null && CtrfReader.Is(json) && (file.IsNamed || HoldsTests(json));
    }

    private static bool IsTestXml(InputFile file) => file.IsNamed
        || (!IsOurs(file) && XmlReport.RootOf(file.Path) is { } root && JUnitReader.Roots.Contains(root));

    private static bool IsOurs(InputFile file) => !file.IsNamed && Ours.Contains(Path.GetFileName(file.Path));

    private static ForeignRun Digested(ForeignRun run) => run with { Digest = FileDigest.Of(run.Path) };

    /// <summary>Null for a file that cannot be read as text: it may be anything.</summary>
    private static byte[]? TextOf(InputFile file)
    {
        try
        {
            return FileContent.Text(file.Path, "give a report in JSON.");
        }
        catch (Exception exception) when (exception is Refusal or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Damaged JSON that says that it is CTRF is taken for it.</summary>
    private static bool HoldsTests(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("results", out var results)
                && results.ValueKind == JsonValueKind.Object && results.TryGetProperty("tests", out _);
        }
        catch (JsonException)
        {
            return true;
        }
    }
}
