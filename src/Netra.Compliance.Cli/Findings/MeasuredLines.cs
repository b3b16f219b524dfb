using System.Globalization;

namespace Netra.Compliance.Cli.Findings;

/// <summary>Reads how many lines a rule counted from what its finding carries for those who read it by machine.</summary>
internal static class MeasuredLines
{
    private const string Key = "lines";

    /// <summary>Null where the rule counts none, or the number is no number.</summary>
    public static int? In(IReadOnlyDictionary<string, string?>? properties) =>
        int.TryParse(properties?.GetValueOrDefault(Key), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : null;
}
