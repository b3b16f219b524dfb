using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Renewal;

internal sealed class AccessTokens(ITokenVault vault, IRenewalPolicy policy, ITokenRefresher refresher, ISessions sessions) : IAccessTokens
{
    private readonly RenewalTurns _turns = new();

    public async Task<string?> GetAsync(SessionId session, CancellationToken cancellation)
    {
        using var turn = await _turns.WaitAsync(session, cancellation);
        var tokens = await vault.LoadAsync(session, cancellation);
        if (tokens is not null && policy.IsDue(tokens))
        {
            tokens = await RenewAsync(session, tokens, cancellation);
        }

        return tokens?.AccessToken;
    }

    private async Task<ProviderTokens?> RenewAsync(SessionId session, ProviderTokens tokens, CancellationToken cancellation)
    {
        var renewed = await refresher.RefreshAsync(tokens, cancellation);
        await (renewed is null
            ? sessions.EndAsync(session, SessionEnd.RenewalRefused, cancellation)
            : vault.SaveAsync(session, renewed, cancellation));
        return renewed;
    }
}
