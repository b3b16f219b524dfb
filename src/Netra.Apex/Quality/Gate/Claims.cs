using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Apex.Quality.Gate;

/// <summary>A number with its unit.</summary>
/// <param name="Value">The number, its scale (thousand, million, billion) included; null when it is too large.</param>
/// <param name="Unit">One name a unit, such as <c>$</c>, <c>%</c> or <c>second</c>; null without a known unit.</param>
/// <param name="Per">What a rate is for, such as <c>day</c> in "$5 a day"; null for an amount.</param>
internal readonly record struct Figure(decimal? Value, string? Unit, string? Per)
{
    /// <summary>Whether this says no more than another: the same number, and the same unit and rate or none.</summary>
    public bool IsWithin(Figure other) =>
        Value is not null && Value == other.Value && IsWithin(Unit, other.Unit) && IsWithin(Per, other.Per);

    private static bool IsWithin(string? unit, string? other) => unit is null || unit == other;
}

/// <summary>What a text claims that can be checked: figures, names, whether something is so, and whether it
/// rises.</summary>
internal static partial class Claims
{
    private const decimal Largest = 1e15m;

    private static readonly FrozenSet<string> Negations = Prose.Set(
        """
        no not none never neither nor nobody nothing without cannot can't isn't wasn't don't doesn't didn't
        """);

    private static readonly FrozenSet<string> Upward = Prose.Set(
        """
        above exceed exceeded exceeds gained grew grow grown grows growth higher increase increased increases longer
        more rise risen rises rose up
        """);

    private static readonly FrozenSet<string> Downward = Prose.Set(
        """
        below cut decline declined declines decrease decreased decreases down drop dropped drops fall fallen falls
        fell fewer less lost lower shorter shrank shrink shrinks shrunk
        """);

    private static readonly FrozenDictionary<string, string> Units = Aliases(
        """
        $ usd dollar dollars, € eur euro euros, £ gbp, % percent, ms millisecond milliseconds, second s sec seconds,
        minute min minutes, hour h hours, day days, week weeks, month months, year years, kB kilobyte kilobytes,
        MB megabyte megabytes, GB gigabyte gigabytes, TB terabyte terabytes, kWh, MWh, GWh, token tokens
        """);

    private static readonly FrozenDictionary<string, decimal> Scales =
        new Dictionary<string, decimal> { ["thousand"] = 1e3m, ["million"] = 1e6m, ["billion"] = 1e9m }
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The figures of a text; a number that is part of a name, a date or a time is none.</summary>
    public static IEnumerable<(string Written, Figure Figure)> Figures(string text) =>
        FigurePattern().Matches(text).Select(match => (match.Value.Trim(), Read(match.Groups)));

    /// <summary>The names in a text: codes such as <c>n1</c>, dates, times, and capitalised words.</summary>
    /// <param name="text">A sentence or a part of one.</param>
    /// <param name="isStart">Whether it begins the sentence, so that its first word's capital says nothing.</param>
    public static IEnumerable<string> Names(string text, bool isStart) =>
        Prose.Words(text).Where((word, at) => IsCode(word) || (IsCapitalised(word) && !(isStart && at == 0)));

    /// <summary>Whether a text says the opposite of another: one of them denies, or one rises where the other
    /// falls.</summary>
    public static bool Contradict(string text, string other)
    {
        var (words, others) = (Prose.Words(text).ToList(), Prose.Words(other).ToList());
        return words.Exists(Negations.Contains) != others.Exists(Negations.Contains)
            || Direction(words) * Direction(others) < 0;
    }

    private static int Direction(List<string> words) =>
        Convert.ToInt32(words.Exists(Upward.Contains)) - Convert.ToInt32(words.Exists(Downward.Contains));

    private static bool IsCode(string word) =>
        word.Any(char.IsDigit) && (word.Any(char.IsLetter) || word.AsSpan().ContainsAny(':', '-'));

    private static bool IsCapitalised(string word) =>
        char.IsUpper(word[0]) && word.Any(char.IsLower) && !Prose.IsFunctionWord(word);

    private static Figure Read(GroupCollection match)
    {
        var (style, culture) = (NumberStyles.Number, CultureInfo.InvariantCulture);
        var isRead = decimal.TryParse(match["number"].Value, style, culture, out var number);
        var isScaled = Scales.TryGetValue(match["word"].Value, out var scale);
        var unit = match[match["sign"].Success ? "sign" : isScaled ? "second" : "word"].Value;
        decimal? value = isRead && number <= Largest ? number * (isScaled ? scale : 1) : null;
        return new Figure(value, UnitOf(unit), UnitOf(match["per"].Value));
    }

    private static string? UnitOf(string word) => Units.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Aliases(string units) => units.ReplaceLineEndings(" ").Split(", ")
        .Select(names => names.Split(' '))
        .SelectMany(names => names.Select(name => KeyValuePair.Create(name, names[0])))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    // No part of a name, a date or a time; then a sign, or the next two words, and what a rate is for.
    [GeneratedRegex(
        """
        (?<![\p{L}\p{N}.,:]|[\p{L}\p{N}]-)(?<sign>[$€£])?(?<number>[0-9]+(?:,[0-9]+)*(?:\.[0-9]+)?)
        (?![\p{L}\p{N}:-]|[.,][0-9])
        (?:\s?(?<sign>%)|\s(?!per\b|an?\b|each\b|every\b)(?<word>\p{L}+)
            (?:\s(?!per\b|an?\b|each\b|every\b)(?<second>\p{L}+))?)?
        (?:\s(?:per|an?|each|every)\s(?<per>\p{L}+))?
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FigurePattern();
}
