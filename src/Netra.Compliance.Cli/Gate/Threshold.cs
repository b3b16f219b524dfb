using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Gate;

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
        var isNumber = decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        threshold = new(value, percent);
        return isNumber && (!percent || value <= 100);
    }

    /// <summary>The amount itself, or the share of <paramref name="declared"/>, in the threshold's own unit.</summary>
    public decimal Measure(decimal amount, decimal declared) =>
        !IsPercent ? amount
        : declared == 0 ? 0
        : Math.Floor(amount * 10_000 / declared) / 100;

    /// <summary>As <see cref="Measure"/>, and what is more than nothing never reads as nothing.</summary>
    public decimal MeasureUp(decimal amount, decimal declared) =>
        !IsPercent ? amount
        : declared == 0 ? 0
        : Math.Ceiling(amount * 10_000 / declared) / 100;

    /// <summary>Whether <paramref name="amount"/> of <paramref name="declared"/> stays within it, without rounding.</summary>
    public bool IsKept(decimal amount, decimal declared) =>
        IsPercent ? amount * 100 <= Value * declared : amount <= Value;

    /// <summary>Whether <paramref name="amount"/> of <paramref name="declared"/> reaches it, without rounding.</summary>
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
        return Threshold.TryParse(text, out var threshold) ? threshold : throw new JsonException("a threshold is dollars or a percentage");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Threshold value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value.ToString(CultureInfo.InvariantCulture) + (value.IsPercent ? "%" : ""));
}
