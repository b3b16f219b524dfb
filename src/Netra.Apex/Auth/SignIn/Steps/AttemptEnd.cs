using Netra.Apex.Auth.Sessions;

namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>The end of an attempt that went wrong, and of the session that came of it.</summary>
internal sealed class AttemptEnd(IAttempts attempts, ISessions sessions)
{
    /// <summary>Ends the attempt of a handle; one that does not exist is no error.</summary>
    public async Task OfAsync(string handle, CancellationToken cancellation)
    {
        var attempt = await attempts.FindAsync(handle, cancellation);
        await attempts.DropAsync(handle, cancellation);
        if (attempt?.Session is { } session)
        {
            await sessions.EndAsync(session, SessionEnd.SignInRepeated, cancellation);
        }
    }
}
