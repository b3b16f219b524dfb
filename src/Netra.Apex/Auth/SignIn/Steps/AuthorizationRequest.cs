namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>The secrets of one request to the provider, each good for one answer.</summary>
/// <param name="State">Comes back in the address; binds the answer to the browser.</param>
/// <param name="Nonce">Comes back in the identity token; binds the token to the request.</param>
/// <param name="Verifier">Never leaves the platform before the exchange; binds the code to the request (RFC 7636).</param>
/// <param name="RedirectUri">Where the provider sends the browser back to.</param>
public sealed record AuthorizationRequest(string State, string Nonce, string Verifier, string RedirectUri);
