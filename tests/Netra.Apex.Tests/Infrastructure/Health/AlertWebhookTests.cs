using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Infrastructure;
using Netra.Apex.Infrastructure.Health;

namespace Netra.Apex.Tests.Infrastructure.Health;

/// <summary>Which alerts are posted again, and which are dropped.</summary>
public sealed class AlertWebhookTests : IDisposable
{
    private static readonly Alert First = Alert();
    private static readonly Alert Second = Alert();

    private readonly FakeTimeProvider _time = new();
    private readonly Wire _wire = new();
    private readonly Notes _notes = new();
    private readonly AlertWebhook _webhook;

    public AlertWebhookTests()
    {
        var health = new HealthSettings { AlertUrl = new Uri("https://alerts.example.com") };
        var settings = Options.Create(new InfrastructureSettings { Health = health });
        _webhook = new AlertWebhook(_wire, settings, _time, _notes);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(499)]
    public async Task An_alert_that_is_refused_for_good_is_dropped_and_keeps_no_later_one(int status)
    {
        await PostBothAsync(status);
        await Until.TrueAsync(() => _wire.Posted.Count == 2);
        Assert.Equal([First.Id, Second.Id], _wire.Posted);
        Assert.Equal($"The alert {First.Id} is dropped. The receiver answers {status}.", Assert.Single(_notes.Lines));
    }

    [Theory]
    [InlineData(399)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task An_alert_that_is_not_taken_now_is_posted_again_before_the_later_ones(int status)
    {
        await PostBothAsync(status);
        await Until.TrueAsync(() => _notes.Lines.Count == 1);
        await Until.TrueAsync(() =>
        {
            _time.Advance(new HealthSettings().Interval);
            return _wire.Posted.Count == 3;
        });
        Assert.Equal([First.Id, First.Id, Second.Id], _wire.Posted);
    }

    [Fact]
    public void Of_more_than_a_thousand_that_wait_the_oldest_is_logged_and_dropped()
    {
        foreach (var alert in Enumerable.Range(0, 1_000).Select(_ => Alert()).Prepend(First))
        {
            Assert.Empty(_notes.Lines);
            _webhook.Receive(alert);
        }

        Assert.Equal($"The alert {First.Id} is dropped. Too many alerts are waiting.", Assert.Single(_notes.Lines));
    }

    public void Dispose() => _webhook.Dispose();

    private static Alert Alert() => new(Guid.NewGuid(), DateTimeOffset.UnixEpoch, Severity.Critical, 0, "");

    /// <summary>Posts two alerts, the first of which is answered so at first.</summary>
    private Task PostBothAsync(int status)
    {
        _wire.Answers.Enqueue((HttpStatusCode)status);
        _webhook.Receive(First);
        _webhook.Receive(Second);
        return _webhook.StartAsync(default);
    }

    private sealed class Wire : HttpMessageHandler, IHttpClientFactory
    {
        public ConcurrentQueue<HttpStatusCode> Answers { get; } = new();

        public ConcurrentQueue<Guid> Posted { get; } = new();

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var alert = await request.Content!.ReadFromJsonAsync<Alert>(JsonSerializerOptions.Web, cancellationToken);
            Posted.Enqueue(alert!.Id);
            return new(Answers.TryDequeue(out var status) ? status : HttpStatusCode.NoContent);
        }
    }

    private sealed class Notes : ILogger<AlertWebhook>
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));
    }
}
