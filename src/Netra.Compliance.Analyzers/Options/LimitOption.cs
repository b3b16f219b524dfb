using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Options;

/// <summary>A number of lines, from 1 to a million.</summary>
internal sealed class LimitOption(string key, string fallback) : IOption
{
    private const int Highest = 1_000_000;

    public string Key { get; } = key;

    public string Expected => "a whole number from 1 to 1000000";

    public string Fallback { get; } = fallback;

    public bool Accepts(string value) => Parse(value) is not null;

    /// <summary>The value for a file; null where it is not set or cannot be used.</summary>
    public int? Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value) ? Parse(value) : null;

    private static int? Parse(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is >= 1 and <= Highest
            ? number
            : null;
}
