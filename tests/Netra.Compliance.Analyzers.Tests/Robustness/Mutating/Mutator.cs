namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>Breaks source text in one to three ways; the same seed always breaks it alike.</summary>
internal static class Mutator
{
    private const int Largest = 400_000;

    private static readonly Mutation[] Mutations =
        [.. TextMutations.All, .. TokenMutations.All, .. NodeMutations.All, .. NestingMutations.All];

    public static string Mutate(string text, int seed)
    {
        var random = new Random(seed);
        for (var remaining = random.Next(1, 4); remaining > 0 && text.Length is > 0 and < Largest; remaining--)
        {
            text = random.GetItems(Mutations, 1)[0](text, random);
        }

        return text;
    }
}
