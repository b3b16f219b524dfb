namespace Netra.CriticalTests.Performance;

/// <summary>Normalised discounted cumulative gain: how much of what the best possible order gives a reader
/// does.</summary>
/// <remarks>Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the gain
/// 2^grade − 1 and the discount log2(rank + 1) that are in common use since Burges et al., "Learning to rank using
/// gradient descent" (2005).</remarks>
internal static class Ndcg
{
    /// <summary>0 to 1; 1: no order is better.</summary>
    /// <param name="depth">How many documents a reader looks at.</param>
    /// <param name="grades">The grades of the documents that have one, at least one above 0.</param>
    /// <param name="found">What was found, best first, none twice.</param>
    public static double At(int depth, IReadOnlyDictionary<string, int> grades, IEnumerable<string> found) =>
        Dcg(found.Take(depth).Select(id => grades.GetValueOrDefault(id)))
            / Dcg(grades.Values.OrderDescending().Take(depth));

    private static double Dcg(IEnumerable<int> grades) =>
        grades.Select((grade, index) => (Math.Pow(2, grade) - 1) / Math.Log2(index + 2)).Sum();
}
