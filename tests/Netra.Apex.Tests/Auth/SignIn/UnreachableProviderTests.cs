using System.Net;
using System.Net.Sockets;
using Netra.Apex.Auth.SignIn;

namespace Netra.Apex.Tests.Auth.SignIn;

public sealed class UnreachableProviderTests
{
    [Fact]
    public async Task Tells_in_a_sentence_which_provider_cannot_be_reached()
    {
        var provider = NobodysAddress();
        await using var platform = await ApexPlatform.StartAsync(new ApexOptions { SignIn = new SignInOptions(provider, "apex", "secret") });
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var answer = await http.GetAsync(new Uri(platform.Address, "/auth/sign-in"));
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Contains($"The discovery document of the provider at {provider} could not be fetched", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Has_no_sign_in_when_no_provider_is_configured()
    {
        await using var platform = await ApexPlatform.StartAsync(new ApexOptions());
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var answer = await http.GetAsync(new Uri(platform.Address, "/auth/sign-in"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static Uri NobodysAddress()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new Uri($"http://{socket.LocalEndPoint}/");
    }
}
