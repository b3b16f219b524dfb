using System.Text.Json;

namespace Netra.Compliance.Cli.Tests.Findings;

/// <summary>SARIF as the compiler writes it.</summary>
public static class SarifScript
{
    public static string Log(params object[] results) =>
        JsonSerializer.Serialize(new { version = "2.1.0", runs = new[] { new { results } } });

    public static object Result(
        string ruleId, string file, int startLine = 7, bool suppressed = false, string message = "Too long.")
    {
        var place = new { artifactLocation = new { uri = new Uri(file).AbsoluteUri }, region = new { startLine } };
        var suppressions = suppressed ? new[] { new { kind = "inSource" } } : [];
        return new { ruleId, level = "warning", message = new { text = message }, suppressions,
            locations = new[] { new { physicalLocation = place } } };
    }
}
