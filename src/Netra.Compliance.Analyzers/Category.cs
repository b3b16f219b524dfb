namespace Netra.Compliance.Analyzers;

/// <summary>The families of rules; a severity can be set for each in .editorconfig.</summary>
internal static class Category
{
    public const string Structure = "Netra.Structure";
    public const string Value = "Netra.Value";
    public const string Honesty = "Netra.Honesty";
    public const string TypeSafety = "Netra.TypeSafety";
    public const string Configuration = "Netra.Configuration";
}

/// <summary>Where a rule is explained.</summary>
internal static class HelpLink
{
    private const string Pages = "https://github.com/netra-apex/netra-compliance/blob/main/docs/rules/";

    public static string For(string id) => Pages + id + ".md";
}
