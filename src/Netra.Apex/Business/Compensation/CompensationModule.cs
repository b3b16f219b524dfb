using Netra.Apex.Network;

namespace Netra.Apex.Business.Compensation;

/// <summary>Orders that partners work off step by step, and that are undone when a step fails. Without
/// partners there are no new orders; those that are under way know the partners of their steps.</summary>
internal static class CompensationModule
{
    private const string Off = $"Orders are off; set {CompensationSettings.PartnersKey}.";

    // What a partner answers is a price or nothing.
    private const int LongestAnswer = 65_536;

    public static void AddCompensation(this WebApplicationBuilder builder)
    {
        PartnerCalls.AddRetries(builder.Services);
        builder.Services.AddSingleton<PartnerCalls>().AddSingleton<PartnerClient>().AddSingleton<Quotes>();
        builder.Services.AddSingleton<OrderStore>().AddSingleton<Saga>().AddSingleton<OrderRunner>()
            .AddHostedService(all => all.GetRequiredService<OrderRunner>());
        builder.Services.AddHttpClient(PartnerClient.Wire, Configure).UseStatelessHandler();
    }

    public static void MapCompensation(this WebApplication app)
    {
        OrderEndpoints.MapShow(app);
        if (app.Configuration.GetSection(CompensationSettings.PartnersKey).GetChildren().Any())
        {
            OrderEndpoints.MapOrder(app);
        }
        else
        {
            app.Map("/business/quotes", Refuse).ExcludeFromDescription();
            app.Map("/business/orders", Refuse).ExcludeFromDescription();
        }
    }

    private static IResult Refuse() => Results.Problem(Off, statusCode: StatusCodes.Status503ServiceUnavailable);

    // The time limits are on the platform's clock.
    private static void Configure(HttpClient client) =>
        (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, LongestAnswer);
}
