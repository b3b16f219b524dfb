using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Netra.Apex.Infrastructure;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the endpoints say of themselves.</summary>
internal static class Description
{
    public static void Configure(OpenApiOptions options) => options
        .AddDocumentTransformer((document, _, _) => NameAsync(document))
        .AddOperationTransformer((operation, context, _) => RefuseAsync(operation, context));

    private static Task NameAsync(OpenApiDocument document)
    {
        document.Info.Title = "Netra Apex";
        document.Info.Description = "AI workload optimisation. Resources of other customers return 404.";
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
        {
            operation.Responses?.TryAdd("401", new OpenApiResponse { Description = "Sign in first." });
            operation.Responses?.TryAdd("429",
                new OpenApiResponse { Description = "The platform is busy; Retry-After says when to try again." });
        }

        return Task.CompletedTask;
    }
}
