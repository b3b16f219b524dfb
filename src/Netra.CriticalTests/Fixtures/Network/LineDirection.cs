namespace Netra.CriticalTests.Fixtures.Network;

/// <summary>The ways that bytes take through a relay.</summary>
[Flags]
public enum LineDirection
{
    /// <summary>From the client to the platform.</summary>
    ToServer = 1,

    /// <summary>From the platform to the client.</summary>
    ToClient = 2,

    /// <summary>Both ways.</summary>
    Both = ToServer | ToClient,
}
