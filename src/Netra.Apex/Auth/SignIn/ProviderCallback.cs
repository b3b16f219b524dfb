using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn;

/// <summary>What the platform adds to the framework's handler when the provider sends a browser back.</summary>
internal sealed class ProviderCallback(
    Attempts attempts, UsedCodes codes, Refusals refusals, ILogger<ProviderCallback> logger)
{
    /// <summary>Takes the step of the callback, once the state has proved that this browser began. A code that comes
    /// twice ends the session of who came first, for nobody knows which of the two is the customer.</summary>
    public async Task TakeStepAsync(AuthorizationCodeReceivedContext context)
    {
        var attempt = PendingSignIn.AttemptIn(context.Properties)
            ?? throw new SignInRefusedException(RefusalReason.NotStarted);
        if (await codes.UseAsync(context.ProtocolMessage.Code, attempt) is { } first)
        {
            await attempts.EndAsync(first);
            throw new SignInRefusedException(RefusalReason.CodeReplayed);
        }

        await attempts.TakeAsync(attempt, SignInStep.CalledBack);
    }

    /// <summary>Knows the customer by a signed token with a verified address.</summary>
    /// <remarks>The framework accepts an unsigned token from the token endpoint, as OpenID Connect Core (3.1.3.7)
    /// allows over TLS.</remarks>
    public Task IdentifyAsync(TokenValidatedContext context)
    {
        var token = context.SecurityToken;
        var isSigned = token.RawSignature.Length > 0 && token.Header.Alg == SecurityAlgorithms.RsaSha256;
        var isVerified = context.Principal?.FindFirst(JwtRegisteredClaimNames.EmailVerified)?.Value == "true";
        context.Principal = isSigned && isVerified
            ? Customer.Of(context.Principal!).ToPrincipal()
            : throw new SignInRefusedException(RefusalReason.IdentityRejected);
        return Task.CompletedTask;
    }

    /// <summary>Answers a callback that the framework or one of the steps above refused; left to the framework, every
    /// refusal would be a bare 500.</summary>
    public async Task RefuseAsync(RemoteFailureContext context)
    {
        var reason = await ReasonAsync(context);
        logger.LogInformation(context.Failure, "Sign-in refused: {Reason}.", reason);
        var answer = await refusals.RefuseAsync(context.HttpContext, reason, context.Properties);
        await answer.ExecuteAsync(context.HttpContext);
        context.HandleResponse();
    }

    /// <summary>The framework's refusals have no codes: they differ by type, and by what the provider said.</summary>
    private async Task<RefusalReason> ReasonAsync(RemoteFailureContext context) => context.Failure switch
    {
        SignInRefusedException refused => refused.Reason,
        OpenIdConnectProtocolInvalidNonceException => RefusalReason.NonceMismatch,
        OpenIdConnectProtocolException refused => ReasonOf(refused),
        SecurityTokenException => RefusalReason.IdentityRejected,
        AuthenticationFailureException when await IsRepeatedAsync(context.Properties) => RefusalReason.StepRepeated,
        AuthenticationFailureException => RefusalReason.StateMismatch,
        _ => RefusalReason.ProviderFailed,
    };

    private static RefusalReason ReasonOf(OpenIdConnectProtocolException refused) => refused.Data["error"] switch
    {
        "access_denied" => RefusalReason.ProviderDenied,
        "invalid_grant" => RefusalReason.CodeRefused,
        _ => RefusalReason.ProviderFailed,
    };

    // The correlation cookie is gone after the first callback: a second one looks like a stranger's.
    private async Task<bool> IsRepeatedAsync(AuthenticationProperties? presented) =>
        PendingSignIn.AttemptIn(presented) is { } attempt
        && await attempts.HasTakenAsync(attempt, SignInStep.CalledBack);
}
