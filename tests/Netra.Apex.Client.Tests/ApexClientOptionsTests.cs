namespace Netra.Apex.Client.Tests;

public sealed class ApexClientOptionsTests
{
    private readonly ApexClientOptions _options = new() { Address = new Uri("https://apex.example") };

    [Fact]
    public void Has_no_problem_with_its_defaults_and_an_address() => Assert.Empty(_options.Problems());

    [Theory]
    [InlineData("ftp://apex.example/")]
    [InlineData("/socket")]
    [InlineData(null)]
    public void Asks_for_an_address_of_http(string? address)
    {
        _options.Address = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute);
        Assert.Equal([$"Address is '{address}'; give the platform's http or https address."], _options.Problems());
    }

    [Fact]
    public void Asks_for_a_name()
    {
        _options.Name = " ";
        Assert.Equal(["Name is blank; give the client a name."], _options.Problems());
    }

    [Fact]
    public void Asks_for_times_greater_than_zero()
    {
        _options.HeartbeatInterval = TimeSpan.Zero;
        _options.HeartbeatTimeout = TimeSpan.FromTicks(1);
        _options.GreetingTimeout = TimeSpan.FromSeconds(-1);
        Assert.Equal(
            ["HeartbeatInterval is 00:00:00; give a time greater than zero.",
                "GreetingTimeout is -00:00:01; give a time greater than zero."],
            _options.Problems());
    }
}
