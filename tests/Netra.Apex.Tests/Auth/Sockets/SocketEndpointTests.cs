using System.Net;
using System.Net.WebSockets;
using Netra.Apex.Auth;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Client;
using Netra.Apex.Client.Wire;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class SocketEndpointTests(SocketPlatform platform) : IClassFixture<SocketPlatform>
{
    [Fact]
    public async Task Refuses_what_is_no_WebSocket()
    {
        using var http = new HttpClient(
            new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = platform.Address };
        http.DefaultRequestHeaders.Add("Cookie", (await platform.SignInAsync("ann")).Cookie);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/socket")).StatusCode);
    }

    [Fact]
    public async Task Refuses_who_has_no_session()
    {
        using var socket = await platform.DialAsync("netra_session=forged");
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Takes_its_own_pages()
    {
        using var socket = await platform.DialAsync(
            (await platform.SignInAsync("ann")).Cookie, platform.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("https://127.0.0.1:{0}")]
    [InlineData("http://127.0.0.1:{0}0")]
    [InlineData("http://127.0.0.1:{0}.evil.example")]
    [InlineData("http://127.0.0.1")]
    [InlineData("null")]
    public async Task Refuses_pages_of_other_sites(string origin)
    {
        using var socket = await platform.DialAsync(
            (await platform.SignInAsync("ann")).Cookie, string.Format(null, origin, platform.Address.Port));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Ends_the_connection_when_the_session_ends()
    {
        var (cookie, session) = await platform.SignInAsync("rita");
        await using var client = await ConnectAsync(cookie);
        await platform.Get<SessionStore>().EndAsync(session);
        Assert.Equal(LossReason.SessionEnded,
            Assert.IsType<ClientEvent.Lost>(await SocketPlatform.InTimeAsync(client.Events)).Reason);
        Assert.IsType<ClientEvent.Refused>(await SocketPlatform.InTimeAsync(client.Events));
    }

    [Fact]
    public async Task Ends_the_connection_at_the_next_heartbeat_when_another_node_has_ended_the_session()
    {
        var (cookie, session) = await platform.SignInAsync("rose");
        await using var client = await ConnectAsync(cookie);
        await platform.EndElsewhereAsync(session);
        platform.Time.Advance(new AuthSettings().Sockets.HeartbeatInterval);
        Assert.Equal(LossReason.SessionEnded,
            Assert.IsType<ClientEvent.Lost>(await SocketPlatform.InTimeAsync(client.Events)).Reason);
    }

    [Fact]
    public async Task Ends_the_connection_when_the_session_expires()
    {
        await using var client =
            await ConnectAsync((await platform.SignInAsync("rhea", TimeSpan.FromSeconds(5))).Cookie);
        platform.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(LossReason.SessionEnded,
            Assert.IsType<ClientEvent.Lost>(await SocketPlatform.InTimeAsync(client.Events)).Reason);
    }

    [Fact]
    public async Task Stops_at_once_when_the_session_is_refused()
    {
        await using var client = platform.Start("netra_session=forged");
        var refused = Assert.IsType<ClientEvent.Refused>(await SocketPlatform.InTimeAsync(client.Events));
        Assert.Equal("The platform refused the connection with 401; sign in again.", refused.Reason);
        await Assert.ThrowsAsync<ClientEndedException>(() =>
            client.AskAsync(new ClientCommand.Post("support", "hello")));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("""{"client":"laptop"}""")]
    [InlineData("""{"kind":"teapot"}""")]
    [InlineData("""{"kind":"command","sequence":1}""")]
    [InlineData("""{"kind":"command","sequence":2,"body":{"do":"post","thread":"a","text":"gap"}}""")]
    [InlineData("""{"kind":"acknowledgement","sequence":1}""")]
    [InlineData("""{"kind":"tool-call","id":"1","server":"apex","tool":"gpu_analyzer"}""")]
    [InlineData("""{"kind":"tool-call","id":"1","server":"apex","tool":"gpu_analyzer","arguments":null}""")]
    [InlineData("""{"kind":"tool-call","id":"1","server":"apex","tool":null,"arguments":{}}""")]
    public async Task Ends_a_connection_that_breaks_the_protocol(string text)
    {
        var name = $"mallory-{Guid.NewGuid():N}";
        var changes = platform.Changes(name);
        using var socket = await GreetAsync(name);
        Assert.Null((await SocketPlatform.InTimeAsync(changes)).Loss);
        await SocketPlatform.SayAsync(socket, text);
        Assert.Equal(LossReason.Malformed, (await SocketPlatform.InTimeAsync(changes)).Loss?.Reason);
    }

    [Theory]
    [InlineData("""{"kind":"ping"}""")]
    [InlineData("""{"kind":"hello","client":"","instance":"one","resumes":false,"acknowledged":0}""")]
    [InlineData("hello")]
    public async Task Closes_on_who_does_not_greet(string text)
    {
        using var socket = await platform.DialAsync((await platform.SignInAsync("mute")).Cookie);
        await SocketPlatform.SayAsync(socket, text);
        Assert.Equal(WebSocketMessageType.Close, (await ReceiveAsync(socket)).MessageType);
    }

    [Fact]
    public async Task Takes_a_goodbye_for_one()
    {
        var changes = platform.Changes("greta");
        using var socket = await GreetAsync("greta");
        Assert.Null((await SocketPlatform.InTimeAsync(changes)).Loss);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(LossReason.Closed, (await SocketPlatform.InTimeAsync(changes)).Loss?.Reason);
    }

    [Fact]
    public async Task Gives_the_place_to_the_newer_of_two_clients_at_once_and_the_older_one_stops()
    {
        var (cookie, _) = await platform.SignInAsync("sue");
        await using var older = await ConnectAsync(cookie);
        await using var newer = await ConnectAsync(cookie);
        Assert.Equal(LossReason.Superseded,
            Assert.IsType<ClientEvent.Lost>(await SocketPlatform.InTimeAsync(older.Events)).Reason);
        Assert.IsType<ClientEvent.Refused>(await SocketPlatform.InTimeAsync(older.Events));
        await platform.Get<ClientMessages>().SendAsync(new ClientKey("sue", "default"), "support", "for the newer one");
        Assert.Equal("for the newer one", (await SocketPlatform.InTimeAsync(newer.Messages)).Text);
    }

    [Fact]
    public async Task Shows_nobody_what_another_customers_client_of_the_same_name_has()
    {
        await using var ada = await ConnectAsync((await platform.SignInAsync("ada")).Cookie);
        await ada.AskAsync(new ClientCommand.SetPreference("theme", "dark"));
        await using var eve = await ConnectAsync((await platform.SignInAsync("eve")).Cookie);
        Assert.Empty(eve.View.State.Preferences);
        Assert.NotEmpty(ada.View.State.Preferences);
    }

    [Fact]
    public async Task Gives_a_client_that_was_restarted_what_it_had()
    {
        var (cookie, _) = await platform.SignInAsync("tom");
        await using (var first = await ConnectAsync(cookie))
        {
            await first.AskAsync(new ClientCommand.OpenThread("1", "Costs"));
        }

        await using var second = await ConnectAsync(cookie);
        Assert.Equal([new("1", "Costs")], second.View.State.Threads.AsEnumerable());
        await second.AskAsync(new ClientCommand.OpenThread("2", "Latency"));
        Assert.Equal(2, (await platform.Get<ClientStore>().StateAsync(new ClientKey("tom", "default"))).Threads.Length);
    }

    [Theory]
    [InlineData("apex", "gpu_analyzer", 200)]
    [InlineData("apex", "performance_profiler", 403)]
    [InlineData("nowhere", "tool", 403)]
    public async Task Runs_what_the_customers_role_allows(string server, string tool, int status)
    {
        await using var client = await ConnectAsync((await platform.SignInAsync($"vic-{tool}")).Cookie);
        Assert.Equal(status, (await client.RunToolAsync(server, tool, []).WaitAsync(TimeSpan.FromSeconds(30))).Status);
    }

    private static Task<WebSocketReceiveResult> ReceiveAsync(ClientWebSocket socket) =>
        socket.ReceiveAsync(new ArraySegment<byte>(new byte[1024]), CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));

    private async Task<ApexClient> ConnectAsync(string cookie)
    {
        var client = platform.Start(cookie);
        Assert.IsType<ClientEvent.Connected>(await SocketPlatform.InTimeAsync(client.Events));
        return client;
    }

    private async Task<ClientWebSocket> GreetAsync(string customer)
    {
        var socket = await platform.DialAsync((await platform.SignInAsync(customer)).Cookie);
        await SocketPlatform.SayAsync(
            socket, """{"kind":"hello","client":"laptop","instance":"one","resumes":false,"acknowledged":0}""");
        return socket;
    }
}
