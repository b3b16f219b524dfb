namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>Where to break a text.</summary>
internal static class Places
{
    private const int Widest = 2_000;

    /// <summary>A stretch of a text, short enough to leave most of it.</summary>
    public static (int Start, int End) Two(string text, Random random)
    {
        var start = random.Next(text.Length);
        return (start, Math.Min(text.Length, start + random.Next(1, Widest)));
    }

    /// <summary>One of several, null where there are none.</summary>
    public static T? One<T>(IReadOnlyList<T> choices, Random random)
        where T : struct =>
        choices.Count == 0 ? null : choices[random.Next(choices.Count)];
}
