using System.Globalization;
using System.Text.Json;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>Counts values that are the source's, and texts that hold an e-mail address, a key or a card number, field
/// by field.</summary>
/// <remarks>A value of the source counts in whatever column it stands. A word of a vocabulary counts when one to four
/// rows have it: what five share points at nobody (k-anonymity, L. Sweeney 2002; the five is the platform's own
/// choice). A boolean never counts.</remarks>
internal sealed class PrivacyValidator : IDataValidator
{
    private const string Source = "source";
    private const int Shared = 5;

    private static readonly (string Check, Predicate<string> Has)[] Secret =
        [("e-mail", Secrets.HasEmail), ("key", Secrets.HasKey), ("card", Secrets.HasCard)];

    public IReadOnlyList<Measure> Validate(SyntheticSet set)
    {
        var source = set.Order.Sample is { } sample ? new SourceValues(sample) : null;
        return [.. set.Order.Fields.SelectMany(field => Validate(set, field, source))];
    }

    private static IEnumerable<Measure> Validate(SyntheticSet set, DatasetField field, SourceValues? source)
    {
        List<JsonElement> values = [.. set.Column(field)];
        return [.. FromSource(field, values, source), .. InTexts(field, values)];
    }

    private static IEnumerable<Measure> FromSource(DatasetField field, List<JsonElement> values, SourceValues? source)
    {
        var shared = field.Vocabulary is null ? int.MaxValue : Shared;
        return source is null
            ? []
            : [Count(Source, field, values, value => source.RowsWith(value) is > 0 and var rows && rows < shared)];
    }

    private static IEnumerable<Measure> InTexts(DatasetField field, List<JsonElement> values) =>
        field.Type == TextKind.Name
            ? Secret.Select(secret => Count(secret.Check, field, values, value => secret.Has(value.ToString())))
            : [];

    private static Measure Count(
        string check, DatasetField field, List<JsonElement> values, Predicate<JsonElement> has) =>
        Measure.AtMost(check, field.Name, values.Count(value => has(value)), 0);
}

/// <summary>The values of the customer's own rows; texts without regard to case and surrounding blanks. A number or a
/// time is the same one in whatever notation.</summary>
internal sealed class SourceValues(IEnumerable<Dictionary<string, JsonElement>> rows)
{
    private const NumberStyles Number = NumberStyles.Float;
    private static readonly string[] Times =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    private readonly Dictionary<string, int> _rows = rows
        .SelectMany(row => row.Values.Select(KeyOf).OfType<string>().Distinct())
        .CountBy(key => key).ToDictionary();

    /// <summary>In how many rows a value stands.</summary>
    public int RowsWith(JsonElement value) => KeyOf(value) is { } key ? _rows.GetValueOrDefault(key) : 0;

    private static string? KeyOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => KeyOf(value.GetDouble()),
        JsonValueKind.String => KeyOf(value.GetString()!.Trim()),
        _ => null,
    };

    private static string KeyOf(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? KeyOf(string text)
    {
        var (culture, style) = (CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return text switch
        {
            "" => null,
            _ when double.TryParse(text, Number, culture, out var number) => KeyOf(number),
            _ when DateTimeOffset.TryParseExact(text, Times, culture, style, out var time) => $"{time.UtcTicks} ticks",
            _ => text.ToUpperInvariant(),
        };
    }
}
