namespace Netra.Apex.Auth.SignIn.Endpoints;

/// <summary>What a client is told of a refusal.</summary>
/// <param name="Refused">The name of the reason.</param>
/// <param name="Title">The same as a sentence.</param>
internal sealed record RefusalView(string Refused, string Title);
