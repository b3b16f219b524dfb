using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Netra.Compliance.Cli.Tests.Rendering;

/// <summary>What is in a page besides its text.</summary>
internal static class PageParts
{
    /// <summary>Every element that a browser would run.</summary>
    public static IEnumerable<string> Scripts(string html) =>
        Regex.Matches(html, "<script.*?</script>", RegexOptions.Singleline | RegexOptions.IgnoreCase)
            .Select(match => match.Value);

    /// <summary>The page as it is without them.</summary>
    public static string WithoutScripts(string html) =>
        Scripts(html).Aggregate(html, (page, script) => page.Replace(script, "", StringComparison.Ordinal));

    /// <summary>The columns of the rows.</summary>
    public static JsonElement Rows(string html) => Assert.Single(Data(html, "rows"));

    /// <summary>The evidence of each test, in the order of the rows.</summary>
    public static IEnumerable<JsonElement> Evidence(string html) =>
        Data(html, "evidence").SelectMany(pack => pack.EnumerateArray());

    private static IEnumerable<JsonElement> Data(string html, string kind) =>
        Regex.Matches(html, $"<div hidden=\"\" class=\"data-{kind}\">([A-Za-z0-9+/=]*)</div>")
            .Select(match => Unpacked(match.Groups[1].Value));

    private static JsonElement Unpacked(string base64)
    {
        using var packed = new MemoryStream(Convert.FromBase64String(base64));
        using var json = new GZipStream(packed, CompressionMode.Decompress);
        return JsonDocument.Parse(json).RootElement;
    }
}
