namespace Netra.Compliance.Analyzers.Options;

/// <summary>Finds the name that a misspelt one was probably meant to be.</summary>
internal static class Nearest
{
    /// <summary>Longer words are no names; comparing takes the product of two lengths.</summary>
    private const int Longest = 64;

    /// <summary>A question to end a sentence with; empty where nothing is near.</summary>
    public static string Question(string name, IEnumerable<string> known) =>
        To(name, known) is { } meant ? $" Did you mean '{meant}'?" : "";

    /// <summary>The known name that the fewest edits lead to, at most one in three letters; null for none.</summary>
    public static string? To(string name, IEnumerable<string> known) => name.Length > Longest ? null : known
        .Select(each => (Name: each, Edits: Edits(name, each)))
        .Where(each => each.Edits <= Math.Max(1, each.Name.Length / 3))
        .OrderBy(each => each.Edits).ThenBy(each => each.Name, StringComparer.Ordinal)
        .Select(each => each.Name).FirstOrDefault();

    /// <summary>Letters to insert, remove, replace or swap with their neighbour; upper and lower case are the
    /// same.</summary>
    private static int Edits(string from, string to)
    {
        var rows = new List<int[]> { Enumerable.Range(0, to.Length + 1).ToArray() };
        for (var row = 1; row <= from.Length; row++)
        {
            rows.Add(Row(from, to, rows));
        }

        return rows[from.Length][to.Length];
    }

    private static int[] Row(string from, string to, List<int[]> above)
    {
        var row = new int[to.Length + 1];
        row[0] = above.Count;
        for (var column = 1; column <= to.Length; column++)
        {
            var isSame = IsSame(from[above.Count - 1], to[column - 1]);
            var least = Math.Min(row[column - 1], above[above.Count - 1][column]) + 1;
            row[column] = Math.Min(Math.Min(least, above[above.Count - 1][column - 1] + (isSame ? 0 : 1)),
                Swapped(from, to, above, column));
        }

        return row;
    }

    private static int Swapped(string from, string to, List<int[]> above, int column)
    {
        var row = above.Count;
        var isSwapped = row > 1 && column > 1 && IsSame(from[row - 1], to[column - 2])
            && IsSame(from[row - 2], to[column - 1]);
        return isSwapped ? above[row - 2][column - 2] + 1 : int.MaxValue;
    }

    private static bool IsSame(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
