namespace Netra.Apex.Load.Traffic;

/// <summary>When requests are due.</summary>
internal static class Arrivals
{
    /// <summary>The moments of a Poisson process: independent customers.</summary>
    /// <remarks>The gaps between them are exponentially distributed: −ln(1 − u) / rate for u from 0 to below 1
    /// (L. Devroye, Non-Uniform Random Variate Generation, 1986, chapter II.2).</remarks>
    /// <param name="rate">Requests a second, above 0.</param>
    /// <param name="length">For how long.</param>
    /// <param name="random">Its seed determines every moment.</param>
    public static IEnumerable<TimeSpan> Poisson(double rate, TimeSpan length, Random random)
    {
        var due = NextGap(rate, random);
        while (due < length.TotalSeconds)
        {
            yield return TimeSpan.FromSeconds(due);
            due += NextGap(rate, random);
        }
    }

    private static double NextGap(double rate, Random random) => -Math.Log(1 - random.NextDouble()) / rate;
}
