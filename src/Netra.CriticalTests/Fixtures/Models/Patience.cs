namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>How long a test waits, in real time, for what should happen at once.</summary>
internal static class Patience
{
    /// <summary>For what happens whatever is broken.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>For what may never happen when something is broken; the platform is warm by then.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(10);
}
