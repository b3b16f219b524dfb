namespace Netra.Apex.Auth.SignIn;

/// <summary>A step of a sign-in is refused; the attempt is over.</summary>
/// <param name="reason">Why.</param>
/// <param name="cause">What failed below; null when nothing did.</param>
public sealed class SignInRefusedException(RefusalReason reason, Exception? cause = null)
    : Exception($"The sign-in is refused ({reason}); start it again.", cause)
{
    /// <summary>Why the step is refused.</summary>
    public RefusalReason Reason { get; } = reason;

    internal static void Unless(bool holds, RefusalReason reason)
    {
        if (!holds)
        {
            throw new SignInRefusedException(reason);
        }
    }
}
