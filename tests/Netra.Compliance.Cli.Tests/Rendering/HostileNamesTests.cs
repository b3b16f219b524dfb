using System.Text.RegularExpressions;
using Netra.Compliance.Cli.Rendering;
using Netra.Compliance.Cli.Tests.Catalog;
using Netra.Compliance.Cli.Tests.Findings;
using Netra.Compliance.Cli.Tests.Ledger;

namespace Netra.Compliance.Cli.Tests.Rendering;

public sealed class HostileNamesTests : IDisposable
{
    private const string Evil =
        "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>|[x](javascript:alert(3))`*_\n# h";

    private readonly Bench _bench = new(
        CatalogFragment.Header(),
        CatalogFragment.Test(1, Bench.Flow, 10, CatalogFragment.Point("A<b>" + Evil, "F." + Evil))
            .Replace("Test 1", JsonEscaped(Evil), StringComparison.Ordinal));

    public HostileNamesTests()
    {
        var script = _bench.Script().Controls().Test(Bench.Flow, "A<b>" + Evil, "failed", message: Evil)
            .Error("class", Evil)
            .Proof(Bench.Flow, "A<b>" + Evil, "F." + Evil, "Survived").Backend(Evil, Evil).Ended();
        _bench.Run(script)
            .Add("a.sarif", SarifScript.Log(SarifScript.Result("NETRA1001", "/" + "a<script>.cs", message: Evil)));
    }

    [Fact]
    public void Html_holds_no_element_that_a_name_brought()
    {
        var html = HtmlReport.Render(_bench.Ledger()).ToString();
        Assert.Equal($"{PageScript.Ledger.Element}", Assert.Single(PageParts.Scripts(html)));
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Single(Regex.Matches(html, "</style>"));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_is_well_formed_as_XML_but_for_its_void_elements()
    {
        var html = HtmlReport.Render(_bench.Ledger()).ToString()
            .Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        var xml = Regex.Replace(html, "<meta([^>]*)>", "<meta$1/>");
        Assert.Equal("html", System.Xml.Linq.XDocument.Parse(xml).Root!.Name.LocalName);
    }

    [Fact]
    public void Html_asks_the_network_for_nothing()
    {
        var html = HtmlReport.Render(_bench.Ledger()).ToString();
        Assert.DoesNotMatch(new Regex("""(src|href)\s*=\s*["'](?!#)|url\(|@import""", RegexOptions.IgnoreCase), html);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_stays_in_its_rows()
    {
        var lines = MarkdownReport.Render(_bench.Ledger()).Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("# h", StringComparison.Ordinal));
        Assert.DoesNotContain(lines,
            line => line.Contains("<script", StringComparison.Ordinal)
                || line.Contains("[x](", StringComparison.Ordinal));
        Assert.Single(lines, line => Regex.IsMatch(line, """^\| 1 \|(.*[^\\]\|){6}$"""));
    }

    public void Dispose() => _bench.Dispose();

    private static string JsonEscaped(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();
}
