using System.Globalization;
using Netra.Compliance.Cli.Ledger;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A ledger in a few words and a colour: as SVG, and as the JSON that the badge service of shields.io
/// draws. No text of others is in it.</summary>
internal sealed record Badge(string Label, string Message, BadgeColour Colour)
{
    private const int Height = 20;
    private const int Margin = 6;

    /// <summary>What is proven of what is declared; of a run of the journeys alone, their steps.</summary>
    public static Badge Of(ComplianceLedger ledger)
    {
        var (proven, declared) = (ledger.Revenue.Proven, ledger.Revenue.StillDeclared);
        var steps = ledger.Journeys.Sum(journey => journey.Steps.Length);
        return ledger.Asked.CriticalTests
            ? new("revenue proven", $"{Short(proven)} of {Short(declared)}", ColourOf(ledger, proven == declared))
            : new("journey steps", string.Create(CultureInfo.InvariantCulture,
                $"{ledger.Journeys.Sum(journey => journey.Passed)} of {steps}"), ColourOf(ledger, isWhole: true));
    }

    /// <summary>The answer of an endpoint of shields.io.</summary>
    public static object Endpoint(ComplianceLedger ledger)
    {
        var badge = Of(ledger);
        return new
        {
            schemaVersion = 1, label = badge.Label, message = badge.Message, color = badge.Colour.Code[1..],
            isError = badge.Colour == BadgeColour.Red,
        };
    }

    /// <summary>The picture.</summary>
    public static string Svg(ComplianceLedger ledger)
    {
        var badge = Of(ledger);
        var (left, right) = (TextWidth.Of(badge.Label), TextWidth.Of(badge.Message));
        var (split, whole) = (left + (2 * Margin), left + right + (4 * Margin));
        var (said, corner) = ($"{badge.Label}: {badge.Message}", Height - 3);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{Height}" role="img" aria-label="{said}">
            <title>{said}</title>
            <rect width="{whole}" height="{Height}" rx="3" fill="#444"/>
            <path d="M{split} 0H{whole - 3}a3 3 0 0 1 3 3V{corner}a3 3 0 0 1-3 3H{split}z" fill="{badge.Colour.Code}"/>
            <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">
            <text x="{Margin}" y="14" textLength="{left}">{badge.Label}</text>
            <text x="{split + Margin}" y="14" textLength="{right}">{badge.Message}</text>
            </g>
            </svg>

            """);
    }

    private static BadgeColour ColourOf(ComplianceLedger ledger, bool isWhole) =>
        ledger.Gate.Verdict != "pass" ? BadgeColour.Red : isWhole ? BadgeColour.Green : BadgeColour.Amber;

    /// <summary>Rounded down, so that less than all never reads as all.</summary>
    private static string Short(decimal usd) => usd switch
    {
        >= 1_000_000 => (Math.Floor(usd / 10_000) / 100).ToString("$0.##M", CultureInfo.InvariantCulture),
        >= 1_000 => (Math.Floor(usd / 100) / 10).ToString("$0.#K", CultureInfo.InvariantCulture),
        _ => VerdictSentence.Money(usd),
    };
}

/// <summary>Colours that white text is read on (a contrast of at least 4.5 to 1).</summary>
internal sealed record BadgeColour(string Code)
{
    /// <summary>The gate passes, and all is proven.</summary>
    public static BadgeColour Green { get; } = new("#1a7f37");

    /// <summary>The gate passes, and not all is proven.</summary>
    public static BadgeColour Amber { get; } = new("#8a5d00");

    /// <summary>The gate fails.</summary>
    public static BadgeColour Red { get; } = new("#c11c2c");
}

/// <summary>About how wide a text is in Verdana of 11 pixels; the picture gives each text this width whatever the
/// font.</summary>
internal static class TextWidth
{
    public static int Of(string text) => (int)Math.Ceiling(text.Sum(Of));

    private static double Of(char character) => character switch
    {
        'i' or 'j' or 'l' => 3.1,
        ' ' or '.' or ',' => 3.9,
        'f' or 'r' or 't' => 4.5,
        'm' or 'w' or 'M' => 10,
        'c' or 's' or 'v' or 'y' or 'z' or 'k' => 6,
        _ => 7,
    };
}
