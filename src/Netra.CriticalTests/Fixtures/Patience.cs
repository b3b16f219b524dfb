namespace Netra.CriticalTests.Fixtures;

/// <summary>How long a test waits, in real time, for what should happen at once.</summary>
internal static class Patience
{
    /// <summary>For what happens whatever is broken; a test that waits longer is out of order and proves nothing.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    /// <summary>For what never happens when the behaviour under test is broken; the platform is warm by then.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromSeconds(5);
}
