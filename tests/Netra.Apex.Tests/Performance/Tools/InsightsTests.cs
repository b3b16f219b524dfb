using System.Globalization;
using System.Text.Json;
using Netra.Apex.Performance.Tools;

namespace Netra.Apex.Tests.Performance.Tools;

/// <summary>What a structured result says in numbers.</summary>
public sealed class InsightsTests
{
    private static readonly Guid Execution = Guid.NewGuid();

    [Theory]
    [InlineData("7", " =7")]
    [InlineData("'seven'", null)]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("{'cost':1.25}", " cost=1.25")]
    [InlineData("{'gpu':'H100','hours':2,'isIdle':true}", "H100 hours=2")]
    [InlineData("{'hours':2,'gpu':'H100','zone':'eu'}", "H100, eu hours=2")]
    [InlineData("{'zone':'eu','load':{'p50':1,'p99':2}}", "eu p50=1;eu p99=2")]
    [InlineData("{'zone':'eu','gpus':[{'gpu':'A','n':1},{'n':2}]}", "A n=1;eu n=2")]
    [InlineData("{'hourly':[3,4]}", " hourly=3; hourly=4")]
    [InlineData("{'huge':1e999,'n':1}", " n=1")]
    public void Every_number_is_an_insight_about_the_texts_beside_it(string result, string? expected)
    {
        using var json = JsonDocument.Parse(result.Replace('\'', '"'));
        var found = Insights.Of(Execution, json.RootElement).ToList();
        Assert.Equal(expected ?? "", string.Join(';', found.Select(Write)));
        Assert.All(found, insight => Assert.Equal(Execution, insight.Execution));
    }

    private static string Write(Insight insight) =>
        string.Create(CultureInfo.InvariantCulture, $"{insight.Subject} {insight.Metric}={insight.Value}");
}
