using System.Text.Json;
using Netra.Apex.Load.Knee;
using Netra.Apex.Load.Measuring;
using Netra.Apex.Load.Soaking;

namespace Netra.Apex.Load.Tests;

public sealed class LoadReportTests
{
    [Fact]
    public void The_report_has_the_fields_of_its_format()
    {
        using var json = JsonDocument.Parse(Report("A sentence.").ToJson());

        Assert.Equal(
            [
                "schema", "started", "seconds", "backends", "machine", "mix", "phases", "knee", "soak", "held",
                "problems",
            ],
            json.RootElement.EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public void A_phase_has_the_fields_of_its_format()
    {
        using var json = JsonDocument.Parse(Report().ToJson());

        Assert.Equal(
            [
                "name", "offered", "seconds", "sent", "answered", "shed", "failed", "throughput", "p50Ms", "p99Ms",
                "p999Ms", "maxMs", "kinds",
            ],
            json.RootElement.GetProperty("phases")[0].EnumerateObject().Select(field => field.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "Threads grew.")]
    public void A_run_without_problems_held(bool held, params string[] problems) =>
        Assert.Equal(held, Report(problems).Held);

    [Fact]
    public void The_same_figures_are_the_same_bytes() => Assert.Equal(Report().ToJson(), Report().ToJson());

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("netra-load-");
        var file = Path.Combine(folder.FullName, "load.json");
        File.WriteAllText(file, "of an earlier run");

        Report().WriteTo(file);

        Assert.Equal((Report().ToJson(), 1), (File.ReadAllText(file), folder.GetFiles().Length));
        folder.Delete(recursive: true);
    }

    private static PhaseFigures Steady => new()
    {
        Name = "steady", Offered = 84, Seconds = 15, Sent = 1260, Answered = 1258, Shed = 1, Failed = 1,
        Throughput = 83.9, P50Ms = 4, P99Ms = 22, P999Ms = 40, MaxMs = 55, Kinds = [],
    };

    private static LoadReport Report(params string[] problems) => new()
    {
        Started = "2026-11-26T17:00:00Z", Seconds = 31.2, Backends = [new("relational", "SQLite", "embedded")],
        Phases = [Steady],
        Knee = new KneePoint(120, 118, 80, "p99 was 700 ms at 140/s"),
        Soak = new SoakFigures(20, [new(1, 2, 3, 4, 5)], [new("memory", 1, 2, 3, 4)]), Problems = problems,
    };
}
