namespace Netra.Apex.Auth.Storage;

/// <summary>A code that was presented, and the attempt that presented it first.</summary>
internal sealed class UsedCodeRow
{
    public required string CodeHash { get; init; }

    public required string Attempt { get; init; }

    public required DateTimeOffset UsedAt { get; init; }
}
