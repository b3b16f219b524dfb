namespace Netra.Compliance.Analyzers;

/// <summary>Where a rule is explained.</summary>
internal static class HelpLink
{
    private const string Pages = "https://github.com/netra-apex/netra-compliance/blob/main/docs/rules/";

    public static string For(string id) => Pages + id + ".md";
}
