using System.Text.RegularExpressions;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>Finds what must not stand in a text that goes out of the house, anywhere in it.</summary>
/// <remarks>It does not see names, addresses and telephone numbers, passwords of less than twenty characters, and
/// anything that is written in another way than these.</remarks>
internal static partial class Secrets
{
    // Bits a character, and the shortest run: those of truffleHog (D. Ayrey, 2016).
    private const double RandomText = 4.5;
    private const double RandomDigits = 3;

    /// <summary>Whether there is an address of the common form, as HTML's type=email takes it, with a dot in its
    /// domain.</summary>
    public static bool HasEmail(string text) => Email().IsMatch(text);

    /// <summary>Whether there are 13 to 19 digits, bare or with single blanks or hyphens in between, that are a card
    /// number by their check digit.</summary>
    public static bool HasCard(string text) => Digits().Matches(text).Any(run => IsCard(run.Value));

    /// <summary>Whether there is a key of a well-known form, or a run of twenty characters and more that looks
    /// random.</summary>
    public static bool HasKey(string text) => KnownKey().IsMatch(text)
        || Run().Matches(text).Any(run => EntropyOf(run.Value) > RandomText)
        || HexRun().Matches(text).Any(run => EntropyOf(run.Value) > RandomDigits);

    // ISO/IEC 7812-1, annex B: every second digit from the right counts twice.
    private static bool IsCard(string run)
    {
        var digits = run.Where(char.IsAsciiDigit).Reverse().Select(digit => digit - '0');
        return digits.Select((digit, at) => at % 2 == 0 ? digit : (digit * 2 / 10) + (digit * 2 % 10)).Sum() % 10 == 0;
    }

    private static double EntropyOf(string run)
    {
        var shares = run.CountBy(sign => sign).Select(sign => (double)sign.Value / run.Length);
        return shares.Sum(share => share * Math.Log2(1 / share));
    }

    [GeneratedRegex(@"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])")]
    private static partial Regex Digits();

    // Amazon, GitHub, GitLab, Google, Slack, Stripe and others that begin with sk, JSON Web Tokens, PEM.
    [GeneratedRegex(
        """
        \b(?:AKIA|ASIA)[A-Z0-9]{16}\b | \bgh[opsur]_[A-Za-z0-9]{20} | \bgithub_pat_[A-Za-z0-9_]{20}
        | \bglpat-[A-Za-z0-9_-]{20} | \bAIza[A-Za-z0-9_-]{35} | \bxox[abeoprs]-[A-Za-z0-9-]{10}
        | \b[rs]k[_-][A-Za-z0-9_-]{16} | \beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10} | -----BEGIN\ [A-Z\ ]*PRIVATE\ KEY
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex KnownKey();

    [GeneratedRegex("[A-Za-z0-9+/=_-]{20,}")]
    private static partial Regex Run();

    [GeneratedRegex("(?<![A-Za-z0-9])[A-Fa-f0-9]{20,}(?![A-Za-z0-9])")]
    private static partial Regex HexRun();
}
