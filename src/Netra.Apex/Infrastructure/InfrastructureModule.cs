using Netra.Apex.Infrastructure.Factory;
using Netra.Apex.Infrastructure.Health;
using Netra.Apex.Infrastructure.Queue;
using Netra.Apex.Settings;

namespace Netra.Apex.Infrastructure;

/// <summary>What an operator meets first: a start page, <c>/health</c> and <c>/openapi/v1.json</c>, all for
/// everybody.</summary>
internal static class InfrastructureModule
{
    public static void AddInfrastructure(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<InfrastructureSettings>();
        LogFormat.Add(builder);
        builder.Services.AddProblemDetails().AddExceptionHandler<StoreFailures>();
        builder.Services.AddOpenApi(Description.Configure);
        builder.AddHealth();
        builder.AddFactory();
        builder.AddQueue();
    }

    /// <summary>Gives every refusal and every failure a sentence, also those that the framework answers by
    /// itself.</summary>
    public static void UseInfrastructure(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    public static void MapInfrastructure(this WebApplication app)
    {
        app.MapMethods("/", ["GET", "HEAD"], StartPage.Show).AllowAnonymous().ExcludeFromDescription();
        app.MapOpenApi().AllowAnonymous();
        app.MapHealth();
        app.MapFactory();
        app.MapQueue();
    }
}
