using System.Text.Json;
using System.Text.Json.Serialization;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>A field that each record of a synthetic set has.</summary>
/// <param name="Name">1 to 40 of a to z, A to Z, 0 to 9 and '_'; unique in its order.</param>
/// <param name="Type">A type of <see cref="IFieldKind"/>.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DatasetField(string Name, string Type)
{
    private const int LongestName = 40;

    /// <summary>The lowest number of a float; from -1e15 to 1e15.</summary>
    public double Min { get; init; }

    /// <summary>The highest number of a float; not below <see cref="Min"/>.</summary>
    public double Max { get; init; } = 1;

    /// <summary>The earliest time; required of a time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The latest time; required of a time, and not before <see cref="From"/>.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The probability that a boolean is true; 0 to 1.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>The values of a text, each as likely as the others; 1 to 200 different ones of 1 to 200 characters.
    /// Null: the text is made of words that mean nothing.</summary>
    public string[]? Vocabulary { get; init; }

    /// <summary>How many words a text without a vocabulary has; 1 to 50.</summary>
    public int Words { get; init; } = 8;

    /// <summary>What cannot be used, in a sentence; null when all is well.</summary>
    /// <param name="kinds">The types that there are.</param>
    public string? Problem(IReadOnlyList<IFieldKind> kinds)
    {
        var kind = kinds.SingleOrDefault(known => known.Type == Type);
        var types = string.Join(", ", kinds.Select(known => known.Type));
        return (IsName(Name), kind) switch
        {
            (false, _) => $"Give a name of 1 to {LongestName} of a to z, A to Z, 0 to 9 and '_'.",
            (_, null) => $"Give one of the types {types}.",
            _ => kind.Problem(this),
        };
    }

    private static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName } && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '_');
}

/// <summary>What a customer orders: records to a schema.</summary>
/// <param name="Fields">The schema: 1 to 20 fields, in the order in which they are written.</param>
/// <param name="Records">How many records; 1 to 10,000.</param>
/// <param name="Seed">The same seed, schema and number give the same bytes; 0 or more, for .NET draws the same numbers
/// for a seed and its negative.</param>
/// <param name="Sample">Rows of the customer's own data, at most 10,000, each of texts, numbers, booleans and nulls by
/// the names of their columns: no value of theirs may be in the set. They are not stored. Null: nothing to compare
/// with.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record DatasetOrder(
    IReadOnlyList<DatasetField> Fields, int Records, int Seed,
    IReadOnlyList<Dictionary<string, JsonElement>>? Sample = null)
{
    private const int MostFields = 20;
    private const int MostRecords = 10_000;

    /// <summary>What cannot be used, a sentence by the name of its property; empty when all is well.</summary>
    /// <param name="kinds">The types of fields that there are.</param>
    public Dictionary<string, string[]> Problems(IReadOnlyList<IFieldKind> kinds) =>
        Rules(kinds).Where(rule => rule.Sentence is not null)
            .ToDictionary(rule => rule.Property, rule => new[] { rule.Sentence! });

    private static bool AreNamedApart(IReadOnlyList<DatasetField?> fields) =>
        fields.Count is >= 1 and <= MostFields && fields.DistinctBy(field => field?.Name).Count() == fields.Count;

    private static bool IsSample(IReadOnlyList<Dictionary<string, JsonElement>?> rows) =>
        rows.Count <= MostRecords && rows.All(row => row is not null && row.Values.All(IsValue));

    private static bool IsValue(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => false,
        JsonValueKind.String => IsUnicode(cell),
        _ => true,
    };

    // A text of JSON is decoded when it is read, and may be half of a surrogate pair.
    private static bool IsUnicode(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private IEnumerable<(string Property, string? Sentence)> Rules(IReadOnlyList<IFieldKind> kinds) =>
    [
        ("records", Records is < 1 or > MostRecords ? $"Give 1 to {MostRecords}." : null),
        ("seed", Seed < 0 ? "Give 0 or more." : null),
        ("fields", AreNamedApart(Fields ?? []) ? null : $"Give 1 to {MostFields} fields with unique names."),
        ("sample", IsSample(Sample ?? []) ? null : $"Give at most {MostRecords} rows of texts, numbers and booleans."),
        .. (Fields ?? []).Take(MostFields).Select((field, at) =>
            ($"fields[{at}]", field is null ? "Give a field." : field.Problem(kinds))),
    ];
}
