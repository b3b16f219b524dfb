using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells names of tests that promise no more than that something is let pass.</summary>
internal static class Permission
{
    private static readonly string[] Verbs = ["accepts", "accepted", "allows", "allowed", "permits", "permitted", "tolerates", "tolerated", "idempotent", "noop", "noops"];

    private static readonly string[] Infinitives = ["accept", "allow", "permit", "tolerate", "nothing"];

    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    private static readonly string[] Modals = ["should", "must", "can", "will", "does"];

    private static readonly string[] Abilities =
        ["can", "able", "succeeds", "succeed", "successfully", "support", "supports", "work", "works"];

    // Tests that are there for an exception of old, or for a measurement.
    private static readonly string[] Occasions = ["issue", "bug", "crash", "regression", "performance", "benchmark"];

    /// <summary>Whether a name says that something is let pass: Accepts_any_text, Close_IsIdempotent, Guard_IsNull_Ok.</summary>
    public static bool IsSaidBy(string name)
    {
        var words = Words(name);
        return words.Any(Verbs.Contains)
            || words.LastOrDefault() is "ok" or "okay" or "success"
            || words.Zip(words.Skip(1), (modal, verb) => Modals.Contains(modal) && Infinitives.Contains(verb)).Any(isSaid => isSaid);
    }

    /// <summary>Whether names say that something can be done: Can_be_closed_twice, Construction_succeeds; or why it is done once more: Issue914.</summary>
    public static bool IsAbilitySaidBy(IMethodSymbol test)
    {
        var words = Words(test.Name);
        return (words.Any(Abilities.Contains) && !words.Contains("not"))
            || words.Concat(Words(test.ContainingType.Name)).Any(Occasions.Contains);
    }

    /// <summary>The words of a name, without the numbers that they end in.</summary>
    public static string[] Words(string name) => NothingThrown.Words(name).Select(word => word.TrimEnd(Digits)).ToArray();
}
