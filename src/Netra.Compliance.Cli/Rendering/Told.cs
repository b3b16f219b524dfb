using System.Globalization;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>
/// A sentence of the tool's own with text of others in its holes: each way out makes each hole safe by itself, so that no
/// name in the sentence changes how the rest of it reads.
/// </summary>
internal static class Told
{
    /// <summary>The sentence, its holes made safe by <paramref name="safe"/>; a hole can hold another such sentence.</summary>
    public static string By(FormattableString sentence, Func<string, string> safe) => string.Format(
        CultureInfo.InvariantCulture, sentence.Format, [.. sentence.GetArguments().Select(hole => Hole(hole, safe))]);

    private static string Hole(object? hole, Func<string, string> safe) => hole is FormattableString inner
        ? By(inner, safe)
        : safe(Convert.ToString(hole, CultureInfo.InvariantCulture) ?? "");
}
