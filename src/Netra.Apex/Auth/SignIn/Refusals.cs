using Microsoft.AspNetCore.Authentication;

namespace Netra.Apex.Auth.SignIn;

/// <summary>Why a sign-in was refused.</summary>
internal enum RefusalReason
{
    /// <summary>The browser has no sign-in under way.</summary>
    NotStarted,

    /// <summary>An earlier step has not been taken.</summary>
    StepOutOfOrder,

    /// <summary>The sign-in took longer than <see cref="SignInSettings.Limit"/>.</summary>
    StepLate,

    /// <summary>The step has been taken already.</summary>
    StepRepeated,

    /// <summary>The answer does not carry the state that this browser was given.</summary>
    StateMismatch,

    /// <summary>The identity token does not carry the nonce that this browser was given.</summary>
    NonceMismatch,

    /// <summary>The customer or the provider said no.</summary>
    ProviderDenied,

    /// <summary>The code has been presented before.</summary>
    CodeReplayed,

    /// <summary>The provider does not exchange the code, because of the code itself or of its verifier.</summary>
    CodeRefused,

    /// <summary>The identity token is not the provider's, not for this platform, expired, or unverified.</summary>
    IdentityRejected,

    /// <summary>The provider could not be reached or did not answer as the protocol demands.</summary>
    ProviderFailed,
}

/// <summary>A sign-in is refused; it is over.</summary>
internal sealed class SignInRefusedException(RefusalReason reason)
    : Exception($"Sign-in refused ({reason}); start again.")
{
    public RefusalReason Reason { get; } = reason;
}

/// <summary>Answers refusals, after ending all that came of the sign-in.</summary>
internal sealed class Refusals(Attempts ledger)
{
    public static Refusals Of(HttpContext http) => http.RequestServices.GetRequiredService<Refusals>();

    /// <summary>Ends the sign-in that a browser has under way, and the one that it presents, and says why.</summary>
    public async Task<IResult> RefuseAsync(
        HttpContext http, RefusalReason reason, AuthenticationProperties? presented = null)
    {
        var pending = await http.AuthenticateAsync(SignInModule.Pending);
        string?[] attempts = [PendingSignIn.AttemptIn(presented), PendingSignIn.AttemptIn(pending.Properties)];
        foreach (var attempt in attempts.OfType<string>().Distinct())
        {
            await ledger.EndAsync(attempt);
        }

        await http.SignOutAsync(SignInModule.Pending);
        return Answer(reason);
    }

    private static IResult Answer(RefusalReason reason) => Results.Problem(
        new SignInRefusedException(reason).Message,
        statusCode: StatusOf(reason),
        extensions: new Dictionary<string, object?> { ["refused"] = reason.ToString() });

    private static int StatusOf(RefusalReason reason) =>
        reason == RefusalReason.ProviderFailed ? StatusCodes.Status502BadGateway : StatusCodes.Status400BadRequest;
}
