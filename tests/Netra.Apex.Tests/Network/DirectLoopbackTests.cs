using System.Net;
using Netra.Apex.Network;

namespace Netra.Apex.Tests.Network;

public sealed class DirectLoopbackTests
{
    private static readonly Uri Outward = new("http://proxy.example:3128/");
    private readonly DirectLoopback _proxy = new(new WebProxy(Outward));

    [Theory]
    [InlineData("http://127.0.0.1:5000/v1")]
    [InlineData("ws://127.0.0.1:5000/socket")]
    [InlineData("http://[::1]:5000/")]
    [InlineData("http://localhost/")]
    public void Reaches_loopback_directly(string address)
    {
        Assert.True(_proxy.IsBypassed(new Uri(address)));
        Assert.Null(_proxy.GetProxy(new Uri(address)));
    }

    [Theory]
    [InlineData("https://accounts.example/token")]
    [InlineData("wss://apex.example/socket")]
    public void Leaves_other_addresses_to_the_proxy(string address)
    {
        Assert.False(_proxy.IsBypassed(new Uri(address)));
        Assert.Equal(Outward, _proxy.GetProxy(new Uri(address)));
    }

    [Fact]
    public void Heeds_the_proxys_own_exceptions()
    {
        var proxy = new DirectLoopback(new WebProxy(Outward) { BypassList = [@"intranet\.example"] });
        Assert.True(proxy.IsBypassed(new Uri("http://intranet.example/")));
    }
}
