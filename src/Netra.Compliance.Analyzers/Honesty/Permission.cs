namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells names of tests that promise no more than that something is let pass.</summary>
internal static class Permission
{
    private static readonly string[] Verbs = ["accepts", "allows", "permits", "tolerates", "idempotent", "noop", "noops"];

    private static readonly string[] Infinitives = ["accept", "allow", "permit", "tolerate", "nothing"];

    private static readonly string[] Modals = ["should", "must", "can", "will", "does"];

    private static readonly string[] Abilities = ["can", "able", "succeeds", "succeed", "successfully", "support", "supports"];

    /// <summary>Whether a name says that something is let pass: Accepts_any_text, Close_IsIdempotent, Guard_IsNull_Ok.</summary>
    public static bool IsSaidBy(string name)
    {
        var words = NothingThrown.Words(name).ToArray();
        return words.Any(Verbs.Contains)
            || words.LastOrDefault() is "ok" or "okay" or "success"
            || words.Zip(words.Skip(1), (modal, verb) => Modals.Contains(modal) && Infinitives.Contains(verb)).Any(isSaid => isSaid);
    }

    /// <summary>Whether a name says that something can be done: Can_be_closed_twice, Construction_succeeds.</summary>
    public static bool IsAbilitySaidBy(string name)
    {
        var words = NothingThrown.Words(name).ToArray();
        return words.Any(Abilities.Contains) && !words.Contains("not");
    }
}
