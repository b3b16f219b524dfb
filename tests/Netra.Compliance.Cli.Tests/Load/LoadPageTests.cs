using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Netra.Compliance.Cli.Load;
using Netra.Compliance.Cli.Tests.Schemas;

namespace Netra.Compliance.Cli.Tests.Load;

public sealed class LoadPageTests
{
    private const string Evil =
        "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>|[x](javascript:alert(3))`*_\n# h";

    private static readonly string[] Order =
    [
        "<h1>The load held; the knee is at 240 requests a second.</h1>", "This level runs no critical tests",
        "<h2>Load</h2>",
        "<svg ",
        "Compared with the run of 2026-11-26 17:00 UTC", "<h2>Phases</h2>", "Kinds of requests, steady at 160 a second",
        "<h2>Soak of 600 s</h2>", "Machine: 2 processors",
    ];

    private static readonly string[] Sentences =
    [
        "The knee is at 240 requests a second, 238 a second answered with a p99 of 80.4 ms; beyond it, p99 rises from "
        + "80 to 160 ms.",
        "At a steady 160 requests a second, p50 is 5.91 ms, p99 is 29.6 ms, p99.9 is 59.1 ms; 0.04% of 2,400 requests "
        + "failed, 0% were shed.",
        "Under an overload of 480 requests a second, 237 a second were answered with a p99 of 1,614 ms; 0.04% of "
        + "2,400 requests failed, 25% were shed.",
        "In a soak of 600 s, memory, handles, threads, connections stayed flat.",
        "During the soak, at 30 requests a second, p50 is 1.16 ms, p99 is 5.82 ms, p99.9 is 11.6 ms; 0.01% of "
        + "18,000 requests failed, 0% were shed.",
    ];

    [Fact]
    public void Opens_with_the_verdict_and_has_the_figures_the_plots_and_the_context()
    {
        var html = LoadPage.Render(Everything(LoadSample.Json(root => root["soak"] = LoadSample.Soak()))).ToString();
        var places = Order.Select(part => html.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Says_what_was_found_in_sentences()
    {
        var sentences = LoadSentences.Of(LoadSample.Report(LoadSample.Result(LoadSample.AddSoak)));
        Assert.Equal(Sentences, sentences);
    }

    [Fact]
    public void Says_why_it_did_not_hold_in_both_formats()
    {
        var report = LoadSample.Report(LoadSample.Parse(LoadSample.NotHeld("Too many errors.")), code: 2);
        Assert.Contains("<li><bdi>Too many errors.</bdi></li>", LoadPage.Render(report).ToString());
        Assert.Contains("## Why it did not hold\n\n- Too many errors.\n", LoadMarkdown.Render(report));
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes()
    {
        var json = LoadSample.Json(root => root["soak"] = LoadSample.Soak());
        Assert.Equal(LoadPage.Render(Everything(json)).ToString(), LoadPage.Render(Everything(json)).ToString());
        Assert.Equal(LoadMarkdown.Render(Everything(json)), LoadMarkdown.Render(Everything(json)));
    }

    [Fact]
    public void A_name_brings_no_element_and_nothing_from_the_network()
    {
        var html = LoadPage.Render(Hostile()).ToString();
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Single(Regex.Matches(html, "</style>"));
        Assert.DoesNotMatch(new Regex("""(src|href)\s*=\s*["'](?!#)|url\(|@import""", RegexOptions.IgnoreCase), html);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html);
    }

    [Fact]
    public void Html_is_well_formed_as_XML_but_for_its_void_elements()
    {
        var html = LoadPage.Render(Hostile()).ToString().Replace("<!DOCTYPE html>", "", StringComparison.Ordinal);
        Assert.Equal("html", XDocument.Parse(Regex.Replace(html, "<meta([^>]*)>", "<meta$1/>")).Root!.Name.LocalName);
    }

    [Fact]
    public void Markdown_stays_in_its_rows()
    {
        var lines = LoadMarkdown.Render(Hostile()).Split('\n');
        Assert.DoesNotContain(lines, line => line.StartsWith("# h", StringComparison.Ordinal));
        Assert.DoesNotContain(lines,
            line => line.Contains("<script", StringComparison.Ordinal)
                || line.Contains("[x](", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_very_many_rates_says_where_the_rest_is()
    {
        var many = LoadSample.Result() is var result
            ? result with { Phases = [.. Enumerable.Repeat(result.Phases[0], 201)] } : null!;
        var table = LoadTables.Of(LoadSample.Report(many)).First();
        Assert.Equal((200, "Phases (the first 200 of 201; all are in load.json)"), (table.Rows.Length, table.Title));
    }

    [Fact]
    public void A_result_meets_its_schema_and_does_not_without_one_of_its_keys()
    {
        var schema = PublishedSchemaTests.Schema("load");
        Assert.Empty(SchemaCheck.Errors(schema, LoadSample.Json(LoadSample.AddSoak)));
        Assert.Empty(SchemaCheck.Errors(schema, LoadSample.Json(root => root["knee"] = null)));
        Assert.Single(SchemaCheck.Errors(schema, LoadSample.Json(root => root.Remove("held"))));
        Assert.Single(SchemaCheck.Errors(schema, LoadSample.Json(root => root["phases"]![0]!["sent"] = -1)));
    }

    private static LoadReport Everything(string json) => LoadSample.Report(LoadSample.Parse(json), LoadSample.Result());

    private static LoadReport Hostile()
    {
        var now = LoadSample.Result(root =>
        {
            (root["mix"]![0]!["kind"], root["machine"]!["system"], root["knee"]!["because"]) = (Evil, Evil, Evil);
            (root["phases"]![7]!["kinds"]![0]!["kind"], root["backends"]![0]!["name"]) = (Evil, Evil);
            (root["held"], root["problems"]) = (false, new JsonArray(Evil));
            root["soak"] = LoadSample.Soak();
        });
        return LoadReport.Of(now, 2, new(now, [Evil]), new([Evil], [Evil]));
    }
}
