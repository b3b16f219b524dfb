using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger as GitLab's code quality report: what keeps points from being proven, at its line, the highest
/// revenue first.</summary>
internal static class CodeQuality
{
    /// <summary>More than a merge request can show; GitLab reads the file whole.</summary>
    private const int MostIssues = 5_000;

    private const int MostOfDescription = 1000;

    /// <summary>The document: the same ledger gives the same. An issue needs a place, so what has none is left
    /// out.</summary>
    public static object Of(ComplianceLedger ledger)
    {
        var names = new UniqueNames();
        var items = SarifItems.Of(ledger).Where(item => item is { Suppressions: null, Place.File.Length: > 0 });
        return items.Take(MostIssues).Select(item => Issue(item, names.Of(item.Key))).ToArray();
    }

    private static object Issue(SarifItem item, string key) => new Dictionary<string, object>
    {
        ["description"] = PlainText.Lines(Shortened.Of(item.Message, MostOfDescription)),
        ["check_name"] = item.Rule,
        ["fingerprint"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..32],
        ["severity"] = item.Level switch { "error" => "critical", "warning" => "major", _ => "info" },
        ["location"] = new { path = item.Place!.File, lines = new { begin = Math.Max(1, item.Place.Line) } },
    };
}
