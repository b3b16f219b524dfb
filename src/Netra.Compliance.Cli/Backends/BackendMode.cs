namespace Netra.Compliance.Cli.Backends;

/// <summary>What tests run against.</summary>
public enum BackendMode
{
    /// <summary>Backends inside the test process, which need nothing installed.</summary>
    Embedded,

    /// <summary>A server for each need that can be met with one, else an embedded backend.</summary>
    Auto,

    /// <summary>A server for each need; one that is missing is an error.</summary>
    Services,
}
