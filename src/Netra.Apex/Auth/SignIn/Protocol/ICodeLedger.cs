namespace Netra.Apex.Auth.SignIn.Protocol;

/// <summary>Remembers which codes were presented, and by which attempt.</summary>
public interface ICodeLedger
{
    /// <summary>Records a code as used by an attempt.</summary>
    /// <returns>False when it was used before, by whichever attempt.</returns>
    Task<bool> TryUseAsync(string code, string attempt, CancellationToken cancellation);

    /// <summary>The attempt that used a code first; null when none has.</summary>
    Task<string?> FirstUserAsync(string code, CancellationToken cancellation);
}
