using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Netra.Apex.Client;
using Netra.Apex.Client.Wire;
using Netra.Apex.Infrastructure.Queue;
using Netra.CriticalTests.Fixtures;

namespace Netra.CriticalTests.Infrastructure;

/// <summary>A customer's programs: one that sends over a socket and heeds nothing that it is told, and one that
/// consumes over HTTP.</summary>
/// <param name="node">The platform.</param>
/// <param name="session">The cookie header.</param>
internal sealed class QueueCustomer(ApexNode node, string session) : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = ClientOf(node, session);
    private FrameChannel? _channel;

    /// <summary>Messages of one priority that are named by their numbers, from 1.</summary>
    public static QueueMessage[] Messages(int count, MessagePriority priority = MessagePriority.Normal) =>
        [.. Enumerable.Range(1, count).Select(number => new QueueMessage($"{number}", priority, $"body {number}"))];

    /// <summary>The same customer at another platform.</summary>
    public QueueCustomer At(ApexNode other) => new(other, session);

    /// <summary>Sends messages and waits for none of the answers in between.</summary>
    /// <returns>The answers, in the order of the messages.</returns>
    public async Task<IReadOnlyList<QueueAnswer>> SendAsync(params IReadOnlyList<QueueMessage> messages)
    {
        var channel = _channel ??= await DialAsync();
        var answers = HearAsync(channel, messages.Count);
        foreach (var message in messages)
        {
            await channel.SendAsync(new Frame.Enqueue(message), CancellationToken.None);
        }

        var heard = await answers.InTimeAsync("every message is answered");
        return [.. messages.Select(message => heard[message.Id])];
    }

    /// <summary>Sends messages one after the other with the platform's own client, and lets it wait whenever it
    /// does.</summary>
    /// <returns>How long it waited, in milliseconds.</returns>
    public async Task<IReadOnlyList<double>> SendWithClientAsync(FakeTimeProvider time, int messages)
    {
        var clock = new WatchedClock(time);
        await using var client = NewClient(clock);
        client.Start();
        var (sending, waits) = (SendEachAsync(client, messages), new List<double>());
        for (var wait = PauseAsync(clock); await EndsFirstAsync(wait, sending); wait = PauseAsync(clock))
        {
            waits.Add((await wait).TotalMilliseconds);
            time.Advance(await wait);
        }

        return waits;
    }

    /// <summary>Claims a message; null: none waits.</summary>
    public async Task<Claim?> ClaimAsync()
    {
        using var response = await _http.PostAsync("infrastructure/queue/claims", content: null);
        return response.EnsureSuccessStatusCode().StatusCode == HttpStatusCode.OK
            ? await response.Content.ReadFromJsonAsync<Claim>(JsonSerializerOptions.Web)
            : null;
    }

    /// <summary>Claims a message, and shows it with its attempt.</summary>
    public async Task<string> ClaimNextAsync() =>
        await ClaimAsync() is { } claim ? $"{claim.Id} {claim.Attempt}" : "none";

    /// <summary>Acknowledges a message.</summary>
    /// <returns>The HTTP status.</returns>
    public async Task<int> AcknowledgeAsync(string id, int attempt)
    {
        using var response = await _http.DeleteAsync($"infrastructure/queue/messages/{id}?attempt={attempt}");
        return (int)response.StatusCode;
    }

    /// <summary>Gives a message back.</summary>
    public async Task ReturnAsync(string id, int attempt)
    {
        using var response = await _http.PostAsync(
            $"infrastructure/queue/messages/{id}/return?attempt={attempt}", content: null);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Claims and acknowledges messages until none waits, or many more have come than were sent.</summary>
    /// <returns>The claims.</returns>
    public async Task<IReadOnlyList<Claim>> WorkOffAsync(int most = 40)
    {
        List<Claim> claims = [];
        while (claims.Count < most && await ClaimAsync() is { } claim)
        {
            claims.Add(claim);
            await AcknowledgeAsync(claim.Id, claim.Attempt);
        }

        return claims;
    }

    /// <summary>The ids of what there is to work off, in its order.</summary>
    public async Task<string> WorkOffIdsAsync() => string.Join(' ', (await WorkOffAsync()).Select(claim => claim.Id));

    /// <summary>The messages, counted.</summary>
    public async Task<QueueCounts> CountAsync() =>
        (await _http.GetFromJsonAsync<QueueCounts>("infrastructure/queue", JsonSerializerOptions.Web))!;

    public ValueTask DisposeAsync()
    {
        _channel?.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static HttpClient ClientOf(ApexNode node, string session)
    {
        var client = node.Client();
        client.DefaultRequestHeaders.Add("Cookie", session);
        return client;
    }

    private static async Task<bool> EndsFirstAsync(Task one, Task other) =>
        await Task.WhenAny(one, other).InTimeAsync("the client waits or has sent everything") == one;

    private static Task<TimeSpan> PauseAsync(WatchedClock clock) =>
        clock.NextAsync(TimeSpan.FromMilliseconds(1), LongestPause);

    private static async Task SendEachAsync(ApexClient client, int messages)
    {
        foreach (var message in Messages(messages))
        {
            await client.SendAsync(message);
        }
    }

    private static async Task<Dictionary<string, QueueAnswer>> HearAsync(FrameChannel channel, int count)
    {
        Dictionary<string, QueueAnswer> answers = [];
        while (answers.Count < count && await channel.ReceiveAsync(CancellationToken.None) is { } frame)
        {
            _ = frame is Frame.Enqueued queued && answers.TryAdd(queued.Id, queued.Answer);
        }

        return answers;
    }

    private ApexClient NewClient(TimeProvider clock) => new(
        Options.Create(new ApexClientOptions
        {
            Address = node.Address,
            Cookie = session,
            Handler = new SocketsHttpHandler { UseProxy = false },
        }),
        clock);

    private async Task<FrameChannel> DialAsync()
    {
        var socket = new ClientWebSocket { Options = { Proxy = null } };
        socket.Options.SetRequestHeader("Cookie", session);
        var address = new UriBuilder(node.Address) { Scheme = "ws", Path = "socket" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        var channel = new FrameChannel(socket);
        await channel.SendAsync(new Frame.Hello("sender", "one", false, Acknowledged: 0), CancellationToken.None);
        await channel.ReceiveAsync(CancellationToken.None).InTimeAsync("the platform welcomes");
        return channel;
    }
}
