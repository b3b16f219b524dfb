namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Exchanges codes at the provider.</summary>
public interface ICodeExchanger
{
    /// <summary>Exchanges a code for tokens.</summary>
    /// <param name="code">What the browser came back with.</param>
    /// <param name="verifier">The verifier of the attempt's own request.</param>
    /// <param name="redirectUri">The address that the request named.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The tokens; null when the provider does not accept the code or its verifier.</returns>
    /// <exception cref="HttpRequestException">The provider could not be reached or answered otherwise.</exception>
    Task<CodeGrant?> ExchangeAsync(string code, string verifier, string redirectUri, CancellationToken cancellation);
}
