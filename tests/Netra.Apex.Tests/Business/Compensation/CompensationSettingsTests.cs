using Microsoft.Extensions.Options;
using Netra.Apex.Business.Compensation;
using Netra.Apex.Tests.Auth;

namespace Netra.Apex.Tests.Business.Compensation;

public sealed class CompensationSettingsTests
{
    private const string Section = "Apex:Business:Compensation";

    private static readonly TimeSpan TooShort = TimeSpan.FromMilliseconds(9);

    [Fact]
    public void Finds_no_problem_in_the_defaults_and_in_a_whole_partner() => Assert.Empty(Of(
        new PartnerSettings
        {
            Name = "capacity-2",
            Url = new Uri("https://partner.example.com/capacity"),
            Replica = new Uri("http://127.0.0.1:1/"),
            Fallback = new Uri("http://other.example.com"),
            ListPrice = 0,
        }));

    [Fact]
    public void Names_what_is_missing_of_a_partner() => Assert.Equal(
        [
            $"{Section}:Partners:0:Url is missing; give the address that takes orders.",
            $"{Section}:Partners:0:Name is ''; give 1 to 64 of a to z, 0 to 9 and '-'.",
        ],
        Of(new PartnerSettings()));

    [Theory]
    [InlineData("Capacity")]
    [InlineData("a:b")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void Names_a_name_that_cannot_be_used(string name) => Assert.Equal(
        [$"{Section}:Partners:0:Name is '{name}'; give 1 to 64 of a to z, 0 to 9 and '-'."], Of(Named(name)));

    [Fact]
    public void Names_a_name_that_is_used_twice() => Assert.Equal(
        [0, 1], Of(Named("a"), Named("a"), Named("b")).Select(problem => int.Parse(problem.Split(':')[4])));

    [Theory]
    [InlineData("partner.example.com")]
    [InlineData("/capacity")]
    [InlineData("ftp://partner.example.com")]
    [InlineData("http://partner.example.com/?key=1")]
    [InlineData("http://partner.example.com/#top")]
    public void Names_an_address_that_cannot_be_used(string address)
    {
        var partner = Named("a");
        partner.Fallback = new Uri(address, UriKind.RelativeOrAbsolute);
        var sentence = "is not an HTTP address without a query; give one such as https://partner.example.com/capacity.";
        Assert.Equal([$"{Section}:Partners:0:Fallback {sentence}"], Of(partner));
    }

    [Fact]
    public async Task Names_a_key_of_a_partner_that_nothing_reads()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(
            () => AuthPlatform.StartAsync(($"{Section}:Partners:0:Replcia", "http://127.0.0.1:1/")));
        Assert.Contains(
            $"{Section}:Partners:0:Replcia is unknown; expected one of Name, Url, Replica, ListPrice, Fallback.",
            refusal.Message);
    }

    [Fact]
    public void Names_a_price_below_zero()
    {
        var partner = Named("a");
        partner.ListPrice = -0.01m;
        Assert.Equal([$"{Section}:Partners:0:ListPrice is below 0; give US dollars a month."], Of(partner));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Takes_two_to_ten_attempts(int attempts, bool isTaken) => Assert.Equal(
        isTaken ? [] : [$"{Section}:Attempts is {attempts}; give 2 to 10."],
        new CompensationSettings { Attempts = attempts }.Problems());

    [Fact]
    public void Names_times_that_are_too_short() => Assert.Equal(
        [
            $"{Section}:Backoff is 00:00:00; give a time from 00:00:00.0010000 to 1.00:00:00.",
            $"{Section}:CallTimeout is 00:00:00.0090000; give a time from 00:00:00.0100000 to 1.00:00:00.",
            $"{Section}:TotalTime is 00:00:00; give a time from 00:00:00.0100000 to 1.00:00:00.",
        ],
        new CompensationSettings { Backoff = default, CallTimeout = TooShort, TotalTime = default }.Problems());

    private static PartnerSettings Named(string name) => new() { Name = name, Url = new Uri("http://127.0.0.1:1/") };

    private static IEnumerable<string> Of(params PartnerSettings[] partners) =>
        new CompensationSettings { Partners = [.. partners] }.Problems();
}
