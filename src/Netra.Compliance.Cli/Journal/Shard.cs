using System.Globalization;

namespace Netra.Compliance.Cli.Journal;

/// <summary>One part of a run that was divided among machines.</summary>
/// <param name="Index">Which part, from 1.</param>
/// <param name="Of">How many parts there are.</param>
public readonly record struct Shard(int Index, int Of)
{
    /// <summary>What is not larger is believed.</summary>
    private const int Most = 10_000;

    /// <summary>Reads <c>2/5</c>; null for anything else.</summary>
    public static Shard? Parse(string? text) =>
        text?.Split('/') is [var index, var of] && Number(index) is { } part && Number(of) is { } parts && part <= parts
            ? new(part, parts) : null;

    /// <summary>As it is stated: <c>2/5</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most
            ? number : null;
}
