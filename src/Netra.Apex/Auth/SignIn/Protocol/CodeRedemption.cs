using Netra.Apex.Auth.SignIn.Steps;

namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>From the provider's answer to a customer whom the provider vouches for.</summary>
internal sealed class CodeRedemption(
    ICodeLedger ledger, ICodeExchanger exchanger, IIdentityTokens identities, INonceValidator nonces, AttemptEnd end)
{
    public async Task<RedeemedCode> RedeemAsync(SignInAttempt attempt, AuthorizationAnswer answer, CancellationToken cancellation)
    {
        var code = answer.Code ?? throw new SignInRefusedException(RefusalReason.ProviderDenied);
        await UseAsync(code, attempt, cancellation);
        var grant = await ExchangeAsync(code, attempt.Request, cancellation);
        var identity = await identities.ReadAsync(grant.IdToken, cancellation) ?? throw new SignInRefusedException(RefusalReason.IdentityRejected);
        SignInRefusedException.Unless(nonces.IsOf(attempt, identity.Nonce), RefusalReason.NonceMismatch);
        return new RedeemedCode(identity.Customer, grant.Tokens);
    }

    /// <summary>A code that comes twice is stolen once; nobody can tell which time, so the first use ends too (RFC 6749, 4.1.2).</summary>
    private async Task UseAsync(string code, SignInAttempt attempt, CancellationToken cancellation)
    {
        if (await ledger.TryUseAsync(code, attempt.Handle, cancellation))
        {
            return;
        }

        await end.OfAsync(await ledger.FirstUserAsync(code, cancellation) ?? attempt.Handle, cancellation);
        throw new SignInRefusedException(RefusalReason.CodeReplayed);
    }

    private async Task<CodeGrant> ExchangeAsync(string code, AuthorizationRequest request, CancellationToken cancellation)
    {
        try
        {
            var grant = await exchanger.ExchangeAsync(code, request.Verifier, request.RedirectUri, cancellation);
            return grant ?? throw new SignInRefusedException(RefusalReason.CodeRefused);
        }
        catch (Exception exception) when (ProviderFailure.Is(exception))
        {
            throw new SignInRefusedException(RefusalReason.ProviderFailed, exception);
        }
    }
}
