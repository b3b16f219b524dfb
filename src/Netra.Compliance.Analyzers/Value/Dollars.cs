using System.Globalization;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>Money in a sentence.</summary>
internal static class Dollars
{
    public static string Format(long amount) =>
        (amount < 0 ? "-$" : "$") + Math.Abs(amount).ToString("N0", CultureInfo.InvariantCulture);
}
