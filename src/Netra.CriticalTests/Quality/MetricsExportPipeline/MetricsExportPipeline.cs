using Netra.Compliance;

namespace Netra.CriticalTests.Quality;

/// <summary>The way of a measured value from where it is measured to where it is read.</summary>
[CriticalTest(11, "Metrics export pipeline")]
[BusinessValue(
    13_000,
    "Customers renew on the figures that they see; a gap or a value counted twice makes every report doubtful",
    Category = BusinessCategory.AnalyticsAndGrowth,
    Stage = CustomerStage.Retention)]
public sealed partial class MetricsExportPipeline(MetricsFixture apex) : IClassFixture<MetricsFixture>
{
    [Fact]
    [Covers("Prometheus: a counter is scraped by its name and labels, and adds up")]
    [ProvenBy(typeof(DropsLabels))]
    [ProvenBy(typeof(ServesAStaleScrape))]
    public async Task A_counter_is_scraped_with_its_labels_and_adds_up()
    {
        await apex.AnswerAsync(apex.Platform);
        var once = await apex.ScrapedAsync(1, "apex_quality_answers_total", ("outcome", "passed"));

        await apex.AnswerAsync(apex.Platform);

        Assert.Equal((1, 2), (once, await apex.ScrapedAsync(2, "apex_quality_answers_total", ("outcome", "passed"))));
    }

    [Fact]
    [Covers("Prometheus: a gauge is scraped as it is now, up and down")]
    [ProvenBy(typeof(ServesAStaleScrape))]
    public async Task A_gauge_is_scraped_as_it_is_now()
    {
        await using var first = await apex.ConnectAsync("laptop");
        var second = await apex.ConnectAsync("phone");
        await apex.ClientsAsync(2);
        var both = await apex.ScrapedAsync(2, "apex_sockets_clients");

        await second.DisposeAsync();
        await apex.ClientsAsync(1);

        Assert.Equal((2, 1), (both, await apex.ScrapedAsync(1, "apex_sockets_clients")));
    }

    [Fact]
    [Covers("Prometheus: a histogram counts a duration at a bound below it, and a longer one in the next bucket")]
    [ProvenBy(typeof(TakesBucketsForMilliseconds))]
    [ProvenBy(typeof(MeasuresInMilliseconds))]
    public async Task A_histogram_is_scraped_with_its_buckets()
    {
        await apex.LookUpAsync(apex.Platform, milliseconds: 250);
        await apex.LookUpAsync(apex.Platform, milliseconds: 251);

        const string Buckets = "apex_cache_lookup_duration_seconds_bucket";
        var upTo250 = await apex.ScrapedAsync(1, Buckets, MetricsFixture.Lookup, ("le", "0.25"));
        var upTo500 = await apex.ScrapedAsync(2, Buckets, MetricsFixture.Lookup, ("le", "0.5"));

        Assert.Equal((1, 2), (upTo250, upTo500));
    }

    [Fact]
    [Covers("InfluxDB: a counter is read back with its labels and value, at the times at which it was measured")]
    [ProvenBy(typeof(WritesDeltas))]
    [ProvenBy(typeof(LeavesOutPrecision))]
    public async Task A_counter_is_read_back_as_it_was_measured()
    {
        await using var node = await apex.StartExportingAsync();
        await apex.AnswerAsync(node.Platform);
        var first = await node.ExportAsync();
        await apex.AnswerAsync(node.Platform);
        var second = await node.ExportAsync();

        var points = await node.DeliveredAsync("apex.quality.answers");

        var read = points.Select(point => (point.Time, point.Tags.GetValueOrDefault("outcome"), point.Fields["value"]));
        Assert.Equal([(first, "passed", 1), (second, "passed", 2)], read);
    }

    [Fact]
    [Covers("InfluxDB: a histogram is read back with its count, its sum and the buckets that are scraped")]
    [ProvenBy(typeof(TakesBucketsForMilliseconds))]
    [ProvenBy(typeof(MeasuresInMilliseconds))]
    public async Task A_histogram_is_read_back_with_its_buckets()
    {
        await using var node = await apex.StartExportingAsync();
        await apex.LookUpAsync(node.Platform, milliseconds: 250);
        await apex.LookUpAsync(node.Platform, milliseconds: 251);
        await node.ExportAsync();

        var points = await node.DeliveredAsync("apex.cache.lookup.duration");

        string[] fields = ["count", "sum", "le_0.25", "le_0.5"];
        Assert.Equal([2, 0.501, 1, 2], fields.Select(field => points[^1].Fields.GetValueOrDefault(field)));
    }

    [Fact]
    [Covers("InfluxDB: nodes whose names have signs of the protocol keep their own points of the same instant")]
    [ProvenBy(typeof(WritesNamesUnescaped))]
    [ProvenBy(typeof(LeavesOutTheNode))]
    public async Task Each_node_keeps_its_own_points_whatever_its_name()
    {
        await using var first = await apex.StartExportingAsync("""rack 7, "left" = a\b""");
        await using var second = await apex.StartExportingAsync("""rack 7, "left" = a\c""");
        var at = await first.ExportAsync();

        var points = await first.DeliveredAsync("apex.sockets.clients");
        var others = await second.DeliveredAsync("apex.sockets.clients");

        Assert.Equal([at, at], points.Concat(others).Select(point => point.Time));
    }

    [Fact]
    [Covers("Buffering: what is measured while InfluxDB is away arrives when it returns, with its own time and value")]
    [ProvenBy(typeof(ForgetsWhatIsNotTaken))]
    [ProvenBy(typeof(LeavesOutTheTime))]
    public async Task What_is_measured_during_an_outage_arrives_after_it()
    {
        await using var node = await apex.StartExportingAsync();
        var measured = await node.ExportInOutageAsync(times: 3, () => apex.LookUpAsync(node.Platform, milliseconds: 1));
        measured.Add(await node.ExportAsync());

        var points = await node.DeliveredAsync("apex.cache.lookup.duration");

        Assert.Equal(measured.Zip([1.0, 2, 3, 3]), points.Select(point => (point.Time, point.Fields["count"])));
    }

    [Fact]
    [Covers("Buffering: points that arrive although their answer gets lost are sent again and are there once")]
    [ProvenBy(typeof(TagsEachRequest))]
    [ProvenBy(typeof(LeavesOutTheTime))]
    public async Task Points_whose_answer_got_lost_are_there_once()
    {
        await using var node = await apex.StartExportingAsync();
        var first = await node.ExportWithoutAnswerAsync("apex.sockets.clients");
        var second = await node.ExportAsync();

        var points = await node.DeliveredAsync("apex.sockets.clients");

        Assert.Equal([first, second], points.Select(point => point.Time));
    }

    [Fact]
    [Covers("Buffering: a full buffer loses nothing; one point more drops the oldest, and the number is exported")]
    [ProvenBy(typeof(BuffersWithoutBound))]
    [ProvenBy(typeof(HoldsOneLess))]
    [ProvenBy(typeof(DoesNotExportWhatWasDropped))]
    public async Task A_full_buffer_drops_the_oldest_points_and_exports_how_many()
    {
        var perExport = await apex.PointsPerExportAsync();
        await using var node = await apex.StartExportingAsync(capacity: 3 * perExport);
        var measured = await node.ExportInOutageAsync(times: 3);
        measured.AddRange([await node.ExportAsync(), await node.ExportAsync()]);

        var points = await node.DeliveredAsync("apex.sockets.clients");
        var dropped = await node.DeliveredAsync("apex.metrics.dropped");

        Assert.Equal(measured[1..], points.Select(point => point.Time));
        Assert.Equal([0, perExport], dropped.TakeLast(2).Select(point => point.Fields["value"]));
    }
}
