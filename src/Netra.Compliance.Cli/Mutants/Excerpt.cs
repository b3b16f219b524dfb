using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>The beginning of a text of any length and origin, on one line.</summary>
internal static class Excerpt
{
    /// <summary>The text on one line, cut as any long text is.</summary>
    public static string Of(string text, int most)
    {
        var line = PlainText.Line(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return Shortened.Of(line, most);
    }
}
