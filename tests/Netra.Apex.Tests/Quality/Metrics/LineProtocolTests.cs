using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Netra.Apex.Quality.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Netra.Apex.Tests.Quality.Metrics;

public sealed class LineProtocolTests : IDisposable
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    private Meter Meter => _services.GetRequiredService<IMeterFactory>().Create(_name);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a b", @"a\ b")]
    [InlineData("a,b=c", @"a\,b\=c")]
    [InlineData("\"a\" 'b'", "\"a\"\\ 'b'")]
    [InlineData(@"a\b", @"a\b")]
    [InlineData(@"a\,b", @"a\\,b")]
    [InlineData(@"ab\\", "ab")]
    [InlineData("a\nb\r\nc", @"a\ b\ c")]
    [InlineData("größe 日本", @"größe\ 日本")]
    public void Escapes_what_means_something_to_InfluxDB(string text, string escaped) =>
        Assert.Equal(escaped, LineProtocol.Escape(text));

    [Fact]
    public void Writes_a_counter() => Assert.Equal(
        ["c,node=n\\ 1,kind=a\\ b,ok=true value=3 1700000000123"],
        Written(meter =>
            meter.CreateCounter<long>("c")
                .Add(3, new("kind", "a b"), new("ok", true), new("none", null), new("empty", ""))));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-1e-7, "-1E-07")]
    [InlineData(1e300, "1E+300")]
    public void Writes_a_number_so_that_it_is_read_back_as_it_was(double value, string written) => Assert.Equal(
        [$"g,node=n\\ 1 value={written} 1700000000123"],
        Written(meter => meter.CreateGauge<double>("g").Record(value)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Leaves_out_what_InfluxDB_does_not_take(double value) =>
        Assert.Empty(Written(meter => meter.CreateGauge<double>("g").Record(value)));

    [Fact]
    public void Writes_whole_numbers_and_what_goes_up_and_down() => Assert.Equal(
        ["u,node=n\\ 1 value=-2 1700000000123", "d,node=n\\ 1 value=-0.5 1700000000123",
            "i,node=n\\ 1 value=7 1700000000123"],
        Written(meter =>
        {
            meter.CreateUpDownCounter<int>("u").Add(-2);
            meter.CreateUpDownCounter<double>("d").Add(-0.5);
            meter.CreateGauge<int>("i").Record(7);
        }));

    [Fact]
    public void Writes_buckets_that_count_everything_up_to_their_bound() => Assert.Equal(
        ["h,node=n\\ 1 count=4,sum=9,le_1=2,le_2=3 1700000000123"],
        Written(meter =>
        {
            var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] };
            var histogram = meter.CreateHistogram("h", unit: null, description: null, tags: null, advice);
            new[] { 0.5, 1, 1.5, 6 }.ToList().ForEach(value => histogram.Record(value));
        }));

    public void Dispose() => _services.Dispose();

    private List<string> Written(Action<Meter> measure)
    {
        var lines = new List<string>();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(_name)
            .AddReader(new BaseExportingMetricReader(new Lines(lines))).Build();
        measure(Meter);
        provider.ForceFlush();
        return [.. lines.Take(lines.Count)];
    }

    private sealed class Lines(List<string> lines) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                lines.AddRange(LineProtocol.Write(metric, "n 1", At));
            }

            return ExportResult.Success;
        }
    }
}
