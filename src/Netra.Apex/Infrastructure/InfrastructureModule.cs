using Microsoft.AspNetCore.Builder;

namespace Netra.Apex.Infrastructure;

/// <summary>What an operator meets first: a start page, <c>/health</c> and <c>/openapi/v1.json</c>, all for everybody.</summary>
internal static class InfrastructureModule
{
    public static void AddInfrastructure(this WebApplicationBuilder builder)
    {
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();
        builder.Services.AddHealthChecks().AddDbContextCheck<Storage.ApexContext>("relational");
    }

    public static void MapInfrastructure(this WebApplication app)
    {
        app.MapGet("/", StartPage.Show).AllowAnonymous().ExcludeFromDescription();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
    }
}
