using System.Net;
using System.Net.WebSockets;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Tests.Auth.Sockets;

public sealed class SocketEndpointTests(SocketPlatform platform) : IClassFixture<SocketPlatform>
{
    [Fact]
    public async Task Answers_400_to_what_is_no_socket()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var response = await client.GetAsync(new Uri(platform.Address, "socket"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Lets_a_live_session_in()
    {
        using var socket = await platform.DialAsync((await platform.SignInAsync("lea")).Token);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task Answers_401_to_a_token_that_was_never_given()
    {
        using var socket = await platform.DialAsync("guess");
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Answers_401_to_a_session_that_was_revoked()
    {
        var opened = await platform.SignInAsync("rolf");
        await platform.Sessions.EndAsync(opened.Session.Id, SessionEnd.Revoked);
        using var socket = await platform.DialAsync(opened.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Lets_its_own_page_in()
    {
        var own = platform.Address.GetLeftPart(UriPartial.Authority);
        using var socket = await platform.DialAsync((await platform.SignInAsync("olga")).Token, own);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    public async Task Answers_403_to_the_page_of_another_site(string origin)
    {
        using var socket = await platform.DialAsync((await platform.SignInAsync("fred")).Token, origin);
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }
}
