using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Netra.Apex.Client.Wire;
using Netra.Apex.Tests.Auth.Sockets;

namespace Netra.Apex.Tests.Infrastructure.Queue;

/// <summary>Without Redis; with one, queues are met by critical test 19.</summary>
public sealed class QueueEndpointTests(SocketPlatform platform) : IClassFixture<SocketPlatform>
{
    private const string Off = "The queues are off; set Apex:Data:Cache:Redis.";

    [Theory]
    [InlineData("GET", "infrastructure/queue")]
    [InlineData("POST", "infrastructure/queue/claims")]
    [InlineData("DELETE", "infrastructure/queue/messages/1?attempt=1")]
    [InlineData("POST", "infrastructure/queue/messages/1/return?attempt=1")]
    public async Task Says_which_setting_is_missing(string method, string path)
    {
        using var response = await AskAsync(method, path, (await platform.SignInAsync("ann")).Cookie);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, Off), (response.StatusCode, problem.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("GET", "infrastructure/queue")]
    [InlineData("POST", "infrastructure/queue/claims")]
    [InlineData("DELETE", "infrastructure/queue/messages/1?attempt=1")]
    [InlineData("POST", "infrastructure/queue/messages/1/return?attempt=1")]
    public async Task Wants_a_session(string method, string path)
    {
        using var response = await AskAsync(method, path, "netra_session=forged");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("DELETE", "infrastructure/queue/messages/1")]
    [InlineData("DELETE", "infrastructure/queue/messages/1?attempt=first")]
    [InlineData("POST", "infrastructure/queue/messages/1/return?attempt=99999999999")]
    public async Task Wants_the_number_of_an_attempt(string method, string path)
    {
        using var response = await AskAsync(method, path, (await platform.SignInAsync("ann")).Cookie);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_sender_is_told_what_is_wrong_with_a_message_and_with_the_platform()
    {
        using var channel = await GreetAsync();
        Assert.Equal(
            new QueueAnswer(400, "An id has 1 to 100 letters, digits, '-' and '_'.", 0, 0, IsSlow: false),
            await SendAsync(channel, new("a b", MessagePriority.High, "")));
        Assert.Equal(
            new QueueAnswer(503, Off, 0, 1, IsSlow: true),
            await SendAsync(channel, new("a", MessagePriority.High, "")));
    }

    private static async Task<QueueAnswer?> SendAsync(FrameChannel channel, QueueMessage message)
    {
        await channel.SendAsync(new Frame.Enqueue(message), CancellationToken.None);
        return await channel.ReceiveAsync(CancellationToken.None) is Frame.Enqueued told ? told.Answer : null;
    }

    private async Task<FrameChannel> GreetAsync()
    {
        var channel = new FrameChannel(await platform.DialAsync((await platform.SignInAsync("bea")).Cookie));
        await channel.SendAsync(new Frame.Hello("sender", "one", false, Acknowledged: 0), CancellationToken.None);
        Assert.IsType<Frame.Welcome>(await channel.ReceiveAsync(CancellationToken.None));
        return channel;
    }

    private async Task<HttpResponseMessage> AskAsync(string method, string path, string cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(platform.Address, path));
        request.Headers.Add("Cookie", cookie);
        return await http.SendAsync(request);
    }
}
