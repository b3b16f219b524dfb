using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Gate;

/// <summary>One rule of the gate, what it asks and what it met.</summary>
/// <param name="Name">The rule's name; <c>min…</c> asks for at least the threshold, any other for at most.</param>
/// <param name="Threshold">What is asked, in the unit.</param>
/// <param name="Actual">What was met, in the unit.</param>
/// <param name="Unit"><c>usd</c>, <c>percent</c> or <c>count</c>.</param>
/// <param name="Passed">Whether the rule is met.</param>
/// <param name="Failing">The exit code when it is not.</param>
public sealed record GateRule(
    string Name,
    decimal Threshold,
    decimal Actual,
    string Unit,
    bool Passed,
    [property: JsonIgnore] ExitCode Failing)
{
    /// <summary>The rule about mutation reports.</summary>
    public const string MinMutationScore = "minMutationScore";

    /// <summary>Which side of the threshold is asked for.</summary>
    [JsonIgnore]
    public string Bound => Name.StartsWith("min", StringComparison.Ordinal) ? "at least" : "at most";

    internal static GateRule None(string name, int actual, ExitCode failing) =>
        new(name, 0, actual, "count", actual == 0, failing);

    internal static GateRule AtMost(string name, decimal threshold, decimal actual) =>
        new(name, threshold, actual, "usd", actual <= threshold, ExitCode.Gate);

    /// <summary>Of no mutant there is no score, and none is no pass.</summary>
    internal static GateRule MutationScore(Threshold threshold, ReachedMutants? mutants)
    {
        var (noticed, judged) = (mutants?.Noticed ?? 0, mutants?.Judged ?? 0);
        var (actual, isReached) =
            (threshold.Measure(noticed, judged), judged > 0 && threshold.IsReached(noticed, judged));
        return new(MinMutationScore, threshold.Value, actual, "percent", isReached, ExitCode.Gate);
    }

    internal static GateRule AtMost(string name, Threshold threshold, decimal amount, decimal declared) =>
        new(name, threshold.Value, threshold.MeasureUp(amount, declared), threshold.IsPercent ? "percent" : "usd",
            threshold.IsKept(amount, declared), ExitCode.Gate);

    internal static GateRule AtLeast(string name, Threshold threshold, decimal amount, decimal declared) =>
        new(name, threshold.Value, threshold.Measure(amount, declared), threshold.IsPercent ? "percent" : "usd",
            threshold.IsReached(amount, declared), ExitCode.Gate);
}

/// <summary>An amount in US dollars a month, or a share of what is declared.</summary>
/// <param name="Value">Dollars from 0, or percent from 0 to 100.</param>
/// <param name="IsPercent">Whether the value is a share.</param>
[JsonConverter(typeof(ThresholdConverter))]
public readonly record struct Threshold(decimal Value, bool IsPercent)
{
    /// <summary>Reads <c>40000</c> or <c>95%</c>; false for anything else.</summary>
    public static bool TryParse(string? text, out Threshold threshold)
    {
        var percent = text?.EndsWith('%') == true;
        var number = percent ? text![..^1] : text;
        var isNumber =
            decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        threshold = new(value, percent);
        return isNumber && (!percent || value <= 100);
    }

    /// <summary>The amount itself, or the share of <paramref name="declared"/>, in the threshold's own unit.</summary>
    public decimal Measure(decimal amount, decimal declared) => IsPercent ? Percent.Down(amount, declared) : amount;

    /// <summary>As <see cref="Measure"/>, and what is more than nothing never reads as nothing.</summary>
    public decimal MeasureUp(decimal amount, decimal declared) => IsPercent ? Percent.Up(amount, declared) : amount;

    /// <summary>Whether <paramref name="amount"/> of <paramref name="declared"/> stays within it, without
    /// rounding.</summary>
    public bool IsKept(decimal amount, decimal declared) =>
        IsPercent ? amount * 100 <= Value * declared : amount <= Value;

    /// <summary>Whether <paramref name="amount"/> of <paramref name="declared"/> reaches it, without
    /// rounding.</summary>
    public bool IsReached(decimal amount, decimal declared) =>
        IsPercent ? amount * 100 >= Value * declared : amount >= Value;
}

/// <summary>A threshold in JSON: a number of dollars, or a text like <c>"95%"</c>.</summary>
public sealed class ThresholdConverter : JsonConverter<Threshold>
{
    /// <inheritdoc/>
    public override Threshold Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.Number
            ? reader.GetDecimal().ToString(CultureInfo.InvariantCulture)
            : reader.GetString();
        return Threshold.TryParse(text, out var threshold)
            ? threshold : throw new JsonException("a threshold is dollars or a percentage");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Threshold value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture) + (value.IsPercent ? "%" : ""));
}
