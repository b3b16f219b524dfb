using Microsoft.AspNetCore.Http;
using Netra.Apex.Auth.Sessions;
using Netra.Apex.Auth.SignIn.Protocol;
using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>Turns a refusal into an answer, after ending all that came of the attempt; a provider that failed is told as such.</summary>
internal sealed class RefusalFilter(AttemptEnd end) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (SignInRefusedException refusal)
        {
            return await RefuseAsync(context.HttpContext, refusal);
        }
        catch (Exception failure) when (ProviderFailure.Is(failure))
        {
            var view = new RefusalView(nameof(RefusalReason.ProviderFailed), failure.Message);
            return Results.Json(view, statusCode: StatusCodes.Status502BadGateway);
        }
    }

    private async Task<IResult> RefuseAsync(HttpContext http, SignInRefusedException refusal)
    {
        if (BrowserCookies.AttemptOf(http.Request) is { } secret)
        {
            await end.OfAsync(Secret.Hash(secret), CancellationToken.None);
        }

        BrowserCookies.DropAttempt(http.Response);
        return Results.BadRequest(new RefusalView(refusal.Reason.ToString(), refusal.Message));
    }
}
