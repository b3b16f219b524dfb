namespace Netra.Apex.Auth.SignIn.Steps;

/// <summary>Where attempts to sign in are kept; judges nothing.</summary>
public interface IAttempts
{
    /// <summary>Adds an attempt, and forgets those too old to matter.</summary>
    Task AddAsync(SignInAttempt attempt, CancellationToken cancellation);

    /// <summary>The attempt of a handle; null when there is none.</summary>
    Task<SignInAttempt?> FindAsync(string handle, CancellationToken cancellation);

    /// <summary>Replaces an attempt, if it still is at the step where the caller saw it.</summary>
    /// <returns>False when somebody else has moved it or dropped it.</returns>
    Task<bool> TryReplaceAsync(SignInStep seen, SignInAttempt attempt, CancellationToken cancellation);

    /// <summary>Drops an attempt; nothing can come of it any more.</summary>
    Task DropAsync(string handle, CancellationToken cancellation);
}
