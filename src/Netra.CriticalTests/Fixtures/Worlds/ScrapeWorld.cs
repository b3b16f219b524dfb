using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Netra.Compliance;
using Netra.Compliance.Journaling;

namespace Netra.CriticalTests.Fixtures.Worlds;

/// <summary>The present value of a series.</summary>
internal sealed record Sample(IReadOnlyDictionary<string, string> Labels, double Value);

/// <summary>Whoever scrapes one node: a slot of the run's Prometheus, or the test itself.</summary>
internal abstract partial class ScrapeWorld : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Where the node listens for the scraper beside its own address; null: nowhere.</summary>
    public virtual string? Url => null;

    /// <summary>Samples are not older than this.</summary>
    public abstract TimeSpan Age { get; }

    public static ScrapeWorld Create()
    {
        var (name, kind) = Backends.Prometheus is null
            ? ("Scrape", BackendKind.Embedded)
            : ("Prometheus", BackendKind.Services);
        Journal.RecordBackend("metrics", name, kind);
        return Backends.Prometheus is { } server ? new PrometheusScrape(new Uri(server)) : new DirectScrape();
    }

    /// <summary>Begins to scrape a node that listens.</summary>
    public abstract Task LeadToAsync(ApexNode node);

    /// <summary>The series of a metric as they were scraped last.</summary>
    public abstract Task<IEnumerable<Sample>> SamplesAsync(string metric);

    public virtual void Dispose() => _client.Dispose();

    private sealed class PrometheusScrape(Uri server) : ScrapeWorld
    {
        private static readonly ConcurrentQueue<string> Free = new(Backends.PrometheusTargets.Split(','));

        private readonly string _target = Free.TryDequeue(out var free)
            ? free
            : throw new InvalidOperationException("All targets of Prometheus are taken.");

        public override string Url => $"http://{_target}";

        // A scrape interval, the exporter's own 300 ms, and the scrape.
        public override TimeSpan Age => TimeSpan.FromSeconds(3);

        public override Task LeadToAsync(ApexNode node) => InTime.TrueAsync(
            async () => (await SamplesAsync("up")).Any(sample => sample.Value == 1),
            "Prometheus has scraped the platform");

        public override async Task<IEnumerable<Sample>> SamplesAsync(string metric)
        {
            var query = Uri.EscapeDataString($"{metric}{{instance=\"{_target}\"}}");
            var text = await _client.GetStringAsync(new Uri(server, $"api/v1/query?query={query}"));
            using var answer = JsonDocument.Parse(text);
            return [.. answer.RootElement.GetProperty("data").GetProperty("result").EnumerateArray().Select(Read)];
        }

        public override void Dispose()
        {
            base.Dispose();
            Free.Enqueue(_target);
        }

        private static Sample Read(JsonElement series) => new(
            series.GetProperty("metric").Deserialize<Dictionary<string, string>>()!,
            double.Parse(series.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Reads Prometheus's text format: https://prometheus.io/docs/instrumenting/exposition_formats/.</summary>
    private sealed partial class DirectScrape : ScrapeWorld
    {
        private ApexNode? _node;

        // More than the 300 ms for which the exporter answers with the same.
        public override TimeSpan Age => TimeSpan.FromMilliseconds(400);

        public override Task LeadToAsync(ApexNode node) => Task.FromResult(_node = node);

        public override async Task<IEnumerable<Sample>> SamplesAsync(string metric)
        {
            var text = await _client.GetStringAsync(new Uri(_node!.Address, "metrics"));
            return [.. Series().Matches(text).Where(line => line.Groups["name"].Value == metric).Select(Read)];
        }

        private static Sample Read(Match line) => new(
            Label().Matches(line.Groups["labels"].Value)
                .ToDictionary(label => label.Groups["key"].Value, label => label.Groups["value"].Value),
            double.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture));

        [GeneratedRegex("""^(?<name>\w+)(\{(?<labels>.*)\})? (?<number>\S+)""", RegexOptions.Multiline)]
        private static partial Regex Series();

        [GeneratedRegex("(?<key>\\w+)=\"(?<value>[^\"]*)\"")]
        private static partial Regex Label();
    }
}
