using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;
using Bogus.DataSets;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>A type of field: what may be ordered of it, what its values are, and whether a value is one of
/// them.</summary>
internal interface IFieldKind
{
    /// <summary>What customers order it by.</summary>
    string Type { get; }

    /// <summary>What cannot be used in a field of this type, in a sentence; null when all is well.</summary>
    string? Problem(DatasetField field);

    /// <summary>The next value; it depends on the field and on the randomizer alone.</summary>
    JsonNode Next(DatasetField field, Randomizer random);

    /// <summary>Whether a value is one that the field may have; the default element is a value that is not
    /// there.</summary>
    bool IsValid(DatasetField field, JsonElement value);

    /// <summary>How many different values the field has; null: as many as there are records.</summary>
    int? Categories(DatasetField field);

    /// <summary>A value as a number; null for one that is none.</summary>
    double? NumberOf(JsonElement value);
}

/// <summary>Finds the type of a field.</summary>
internal static class FieldKinds
{
    public static IFieldKind Of(this IEnumerable<IFieldKind> kinds, DatasetField field) =>
        kinds.Single(kind => kind.Type == field.Type);
}

/// <summary>Times, in UTC to seven decimals of a second.</summary>
/// <remarks>Not by the dates of Bogus: those depend on the machine's time zone.</remarks>
internal sealed class TimeKind : IFieldKind
{
    // "O" of a UTC time; what it writes is the same in every culture.
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public string Type => "time";

    public string? Problem(DatasetField field) =>
        field.From <= field.To ? null : "Give from and to, the earlier one first.";

    public JsonNode Next(DatasetField field, Randomizer random)
    {
        var (from, to) = (field.From!.Value.UtcTicks, field.To!.Value.UtcTicks);
        var time = new DateTime(from + random.Long(0, to - from), DateTimeKind.Utc);
        return JsonValue.Create(time.ToString(Format, CultureInfo.InvariantCulture));
    }

    public bool IsValid(DatasetField field, JsonElement value) =>
        Read(value) is { } time && time >= field.From && time <= field.To;

    public int? Categories(DatasetField field) => null;

    public double? NumberOf(JsonElement value) => Read(value)?.UtcTicks;

    private static DateTimeOffset? Read(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        var (culture, style) = (CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        return DateTimeOffset.TryParseExact(text, Format, culture, style, out var time) ? time : null;
    }
}

/// <summary>Numbers, evenly spread over a range; written so that they read back as they were.</summary>
internal sealed class FloatKind : IFieldKind
{
    private const double Largest = 1e15;

    public string Type => "float";

    public string? Problem(DatasetField field) =>
        field.Min >= -Largest && field.Min <= field.Max && field.Max <= Largest
            ? null
            : "Give min and max from -1e15 to 1e15, the lower one first.";

    public JsonNode Next(DatasetField field, Randomizer random) =>
        JsonValue.Create(Math.Clamp(random.Double(field.Min, field.Max), field.Min, field.Max));

    public bool IsValid(DatasetField field, JsonElement value) =>
        NumberOf(value) is { } number && number >= field.Min && number <= field.Max;

    public int? Categories(DatasetField field) => null;

    public double? NumberOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>Booleans, true with a given probability.</summary>
internal sealed class BooleanKind : IFieldKind
{
    public string Type => "boolean";

    public string? Problem(DatasetField field) => field.Share is >= 0 and <= 1 ? null : "Give a share from 0 to 1.";

    public JsonNode Next(DatasetField field, Randomizer random) => JsonValue.Create(random.Double() < field.Share);

    public bool IsValid(DatasetField field, JsonElement value) => NumberOf(value) is not null;

    public int? Categories(DatasetField field) => 2;

    public double? NumberOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };
}

/// <summary>Texts: words of a vocabulary, or ones that mean nothing.</summary>
internal sealed class TextKind : IFieldKind
{
    public const string Name = "text";

    private const int MostWords = 50;
    private const int MostValues = 200;
    private const int LongestValue = 200;

    private static readonly string WrongVocabulary =
        $"Give a vocabulary of 1 to {MostValues} different texts of 1 to {LongestValue} characters.";

    public string Type => Name;

    public string? Problem(DatasetField field) => field switch
    {
        { Vocabulary: { } values } => IsVocabulary(values) ? null : WrongVocabulary,
        { Words: < 1 or > MostWords } => $"Give 1 to {MostWords} words, or a vocabulary.",
        _ => null,
    };

    // Not by the sentences of Bogus: those begin with a capital of the machine's culture.
    public JsonNode Next(DatasetField field, Randomizer random) => JsonValue.Create(field.Vocabulary is { } values
        ? random.ArrayElement(values)
        : string.Join(' ', new Lorem { Random = random }.Words(field.Words)));

    public bool IsValid(DatasetField field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && IsOf(field, value.GetString()!);

    public int? Categories(DatasetField field) => field.Vocabulary?.Length;

    public double? NumberOf(JsonElement value) => null;

    private static bool IsOf(DatasetField field, string text) =>
        field.Vocabulary?.Contains(text) ?? text.Split(' ').Length == field.Words;

    private static bool IsVocabulary(string?[] values) =>
        values.Length is >= 1 and <= MostValues
        && values.All(value => value is { Length: <= LongestValue } && !string.IsNullOrWhiteSpace(value))
        && values.Distinct(StringComparer.Ordinal).Count() == values.Length;
}
