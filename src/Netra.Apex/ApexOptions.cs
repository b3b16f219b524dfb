namespace Netra.Apex;

/// <summary>What a platform is started with.</summary>
public sealed record ApexOptions
{
    /// <summary>The clock of everything that waits, expires or backs off.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
