namespace Netra.CriticalTests.Fixtures;

/// <summary>Asks for several things, each after the answer to the one before.</summary>
internal static class OneByOne
{
    /// <summary>The answers, in the order of the items.</summary>
    public static async Task<IReadOnlyList<TAnswer>> OneByOneAsync<T, TAnswer>(
        this IEnumerable<T> items, Func<T, Task<TAnswer>> ask)
    {
        List<TAnswer> answers = [];
        foreach (var item in items)
        {
            answers.Add(await ask(item));
        }

        return answers;
    }
}
