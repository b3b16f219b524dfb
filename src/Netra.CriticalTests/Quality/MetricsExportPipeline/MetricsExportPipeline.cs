using Netra.Compliance;
using Netra.CriticalTests.Fixtures.Worlds;

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
    [Covers("InfluxDB: a histogram is read back with its labels, count and sum and the buckets that are scraped")]
    [ProvenBy(typeof(TakesBucketsForMilliseconds))]
    [ProvenBy(typeof(MeasuresInMilliseconds))]
    public async Task A_histogram_is_read_back_with_its_buckets()
    {
        await using var node = await apex.StartExportingAsync();
        await apex.LookUpAsync(node.Platform, milliseconds: 250);
        await apex.LookUpAsync(node.Platform, milliseconds: 251);
        await apex.LookUpAsync(node.Platform, milliseconds: 251, isHit: false);
        await node.ExportAsync();

        var points = await node.DeliveredAsync("apex.cache.lookup.duration");

        Assert.Equal(["hit=false: 1 0.251 0 1", "hit=true: 2 0.501 1 2"], points.Select(HistogramOf).Order());
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
    [Covers("InfluxDB: a request carries the token that is set, and none where none is")]
    [ProvenBy(typeof(LeavesOutTheToken))]
    public async Task Requests_carry_the_token()
    {
        await using var open = await apex.StartExportingAsync();
        await using var guarded = await apex.StartExportingAsync(token: "s3cret");

        await open.ExportAllAsync();
        await guarded.ExportAllAsync();

        Assert.Equal(("", "Token s3cret"), (open.Credential, guarded.Credential));
    }

    [Fact]
    [Covers("InfluxDB: what it would refuse of a point is left out; what it refuses is dropped, counted and logged")]
    [ProvenBy(typeof(WritesEmptyLabels))]
    [ProvenBy(typeof(OverlooksRefusals))]
    public async Task What_InfluxDB_refuses_is_dropped_counted_and_logged()
    {
        await using var node = await apex.StartExportingAsync();
        await node.ExportOddValuesAsync();
        node.Buffer.Add(["no point"]);
        await node.ExportAllAsync();
        await node.ExportAllAsync();

        var dropped = (await node.PointsAsync("apex.metrics.dropped")).Select(point => point.Fields["value"]).ToList();

        string[] told = ["0", "0", "many", Refusal(dropped.LastOrDefault())];
        Assert.Equal(told, dropped.Select(count => count == 0 ? "0" : "many").Concat(node.Logged));
    }

    [Fact]
    [Covers("Buffering: what is measured while InfluxDB is away, asked once an interval, arrives as it was measured")]
    [ProvenBy(typeof(ForgetsWhatIsNotTaken))]
    [ProvenBy(typeof(LeavesOutTheTime))]
    public async Task What_is_measured_during_an_outage_arrives_after_it()
    {
        await using var node = await apex.StartExportingAsync(capacity: 10_000);
        node.LetWait(points: 5_000);
        var measured = await node.ExportInOutageAsync(times: 3, () => apex.LookUpAsync(node.Platform, milliseconds: 1));
        measured.Add(await node.ExportAsync());

        var points = await node.DeliveredAsync("apex.cache.lookup.duration");

        Assert.Equal(3, node.Logged.Count());
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
    [Covers("Buffering: a full buffer loses nothing; beyond it the oldest points are dropped; both numbers are seen")]
    [ProvenBy(typeof(BuffersWithoutBound))]
    [ProvenBy(typeof(HoldsOneLess))]
    [ProvenBy(typeof(DoesNotExportWhatWasDropped))]
    public async Task A_full_buffer_drops_the_oldest_points_and_exports_how_many()
    {
        var some = await apex.PointsPerExportAsync();
        await using var node = await apex.StartExportingAsync(capacity: 3 * some);
        var measured = await node.ExportWhileHeldAsync(times: 4);
        measured.Add(await node.ExportAsync());

        var waiting = await node.DeliveredAsync("apex.metrics.buffered");
        var figures = waiting.Zip(await node.DeliveredAsync("apex.metrics.dropped"), FiguresOf);

        Assert.Equal(measured[2..].Zip([2.0 * some, 3 * some, 3 * some], [0.0, 0, some]), figures);
    }

    [Fact]
    [Covers("Buffering: a platform that stops sends what it has measured since the last interval")]
    [ProvenBy(typeof(StopsAtOnce))]
    public async Task A_platform_that_stops_sends_what_is_left()
    {
        await using var node = await apex.StartExportingAsync();
        await apex.AnswerAsync(node.Platform);

        await node.StopAsync();

        var points = await node.PointsAsync("apex.quality.answers");
        Assert.Equal([1.0], points.Select(point => point.Fields["value"]));
    }

    private static string Refusal(double points) => $"Error: InfluxDB refuses {points} points, which are dropped.";

    private static string HistogramOf(InfluxPoint point)
    {
        string[] fields = ["count", "sum", "le_0.25", "le_0.5"];
        var values = fields.Select(field => $"{point.Fields.GetValueOrDefault(field)}");
        return $"hit={point.Tags.GetValueOrDefault("hit")}: {string.Join(' ', values)}";
    }

    private static (DateTimeOffset At, double Waiting, double Dropped) FiguresOf(
        InfluxPoint waiting, InfluxPoint dropped) =>
        (waiting.Time, waiting.Fields["value"], dropped.Fields["value"]);
}
