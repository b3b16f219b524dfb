namespace Netra.Compliance.Journaling;

/// <summary>How real a backend is.</summary>
public enum BackendKind
{
    /// <summary>Runs inside the test process; nothing to install.</summary>
    Embedded,

    /// <summary>A server of its own, as in production.</summary>
    Services,
}
