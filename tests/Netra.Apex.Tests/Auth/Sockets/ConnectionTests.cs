using System.Net.WebSockets;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.Sockets;
using Netra.Apex.Auth.Sockets.Client;
using Netra.Apex.Auth.Sockets.State;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class ConnectionTests(SocketPlatform platform) : IClassFixture<SocketPlatform>
{
    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("""{"client":"laptop"}""")]
    [InlineData("""{"kind":"teapot"}""")]
    [InlineData("""{"kind":"command","sequence":1}""")]
    public async Task Ends_a_connection_on_which_something_else_than_a_frame_comes(string text)
    {
        var changes = platform.Changes("mallory");
        using var socket = await GreetAsync("mallory");
        Assert.Null((await changes.NextAsync()).Lost);
        await SocketPlatform.SayAsync(socket, text);
        Assert.Equal(LossReason.Malformed, (await changes.NextAsync()).Lost);
    }

    [Fact]
    public async Task Notices_that_a_client_said_goodbye()
    {
        var changes = platform.Changes("greta");
        using var socket = await GreetAsync("greta");
        Assert.Null((await changes.NextAsync()).Lost);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.Equal(LossReason.Closed, (await changes.NextAsync()).Lost);
    }

    [Fact]
    public async Task Gives_a_clients_place_to_its_newer_connection()
    {
        var changes = platform.Changes("sue");
        using var older = await GreetAsync("sue");
        Assert.Null((await changes.NextAsync()).Lost);
        using var newer = await GreetAsync("sue");
        LossReason?[] both = [(await changes.NextAsync()).Lost, (await changes.NextAsync()).Lost];
        Assert.Equal([LossReason.Superseded, null], both.OrderDescending());
    }

    [Fact]
    public async Task Shows_nobody_what_another_subjects_client_of_the_same_name_has()
    {
        await using var ada = platform.Client((await platform.SignInAsync("ada")).Token);
        await ada.AskAsync(new ClientCommand.SetPreference("theme", "dark"));
        await using var eve = platform.Client((await platform.SignInAsync("eve")).Token);
        Assert.IsType<ClientEvent.Connected>(await eve.Events.NextAsync());
        Assert.Empty(eve.View.State.Preferences);
        Assert.NotEmpty(ada.View.State.Preferences);
    }

    [Fact]
    public async Task Stops_at_once_when_the_session_is_refused()
    {
        var opened = await platform.SignInAsync("rita");
        await platform.Sessions.EndAsync(opened.Session.Id, SessionEnd.Revoked);
        await using var client = platform.Client(opened.Token);
        var refused = Assert.IsType<ClientEvent.Refused>(await client.Events.NextAsync());
        Assert.Equal("The platform refused the connection with 401; sign in again.", refused.Reason);
        Assert.True(await client.Events.HasEndedAsync());
    }

    private async Task<ClientWebSocket> GreetAsync(string subject)
    {
        var socket = await platform.DialAsync((await platform.SignInAsync(subject)).Token);
        await SocketPlatform.SayAsync(socket, """{"kind":"hello","client":"laptop","acknowledged":0}""");
        return socket;
    }
}
