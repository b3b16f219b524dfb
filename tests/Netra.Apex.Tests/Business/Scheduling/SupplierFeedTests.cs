using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using Netra.Apex.Business;
using Netra.Apex.Business.Scheduling;

namespace Netra.Apex.Tests.Business.Scheduling;

/// <summary>What a feed may answer.</summary>
public sealed class SupplierFeedTests
{
    private const string Nonsense = "The supplier feed did not return a list of offers.";

    [Fact]
    public async Task Asks_for_the_model_and_reads_its_offers()
    {
        var wire = new Wire(HttpStatusCode.OK, """[{"supplier":"a","pricePerHour":2.5,"available":3}]""");
        Assert.Equal([new Offer("a", 2.5m, 3)], await ReadAsync(wire));
        Assert.Equal("http://feed/offers?region=eu&gpu=A100%2080%26", wire.Asked?.AbsoluteUri);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK, "", Nonsense)]
    [InlineData(HttpStatusCode.OK, "null", Nonsense)]
    [InlineData(HttpStatusCode.OK, "{}", Nonsense)]
    [InlineData(HttpStatusCode.OK, "[null]", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"supplier":"a","available":3}]""", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"supplier":"a","pricePerHour":1}]""", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"pricePerHour":1,"available":3}]""", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"supplier":"a","pricePerHour":1000000.01,"available":3}]""", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"supplier":"a","pricePerHour":0.0000009,"available":3}]""", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"supplier":"a","pricePerHour":-1,"available":3}]""", Nonsense)]
    [InlineData(HttpStatusCode.OK, """[{"supplier":"a","pricePerHour":1,"available":-1}]""", Nonsense)]
    [InlineData(HttpStatusCode.NotFound, "[]", "The supplier feed answered 404.")]
    public async Task Refuses_an_answer_that_is_no_list_of_offers(HttpStatusCode status, string answer, string sentence)
    {
        var refusal = await Assert.ThrowsAsync<FeedException>(() => ReadAsync(new Wire(status, answer)));
        Assert.Equal(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.000001")]
    [InlineData("1000000")]
    public async Task Takes_every_price_up_to_its_limits(string price)
    {
        var answer = $$"""[{"supplier":"a","pricePerHour":{{price}},"available":3}]""";
        var offers = await ReadAsync(new Wire(HttpStatusCode.OK, answer));
        Assert.Equal(decimal.Parse(price, CultureInfo.InvariantCulture), Assert.Single(offers).PricePerHour);
    }

    [Fact]
    public async Task A_feed_that_is_away_does_not_answer()
    {
        var refusal = await Assert.ThrowsAsync<FeedException>(() => ReadAsync(new Wire(0, "")));
        Assert.Equal("The supplier feed did not answer.", refusal.Message);
    }

    private static Task<IReadOnlyList<Offer>> ReadAsync(Wire wire)
    {
        var settings = new BusinessSettings { Scheduling = { Feed = new Uri("http://feed/offers?region=eu") } };
        return new SupplierFeed(wire, Options.Create(settings)).ReadAsync("A100 80&", CancellationToken.None);
    }

    private sealed class Wire(HttpStatusCode status, string answer) : HttpMessageHandler, IHttpClientFactory
    {
        public Uri? Asked { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            return status == 0
                ? throw new HttpRequestException("Refused.")
                : Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(answer) });
        }
    }
}
