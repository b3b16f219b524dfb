using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bogus;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>Makes the bytes of a set: JSON, one record a line.</summary>
/// <remarks>They depend on fields, number and seed alone: one randomizer a set, no clock, and JSON, which knows no
/// culture. Another version of Bogus may give other bytes for a seed.</remarks>
internal sealed class RecordGenerator(IEnumerable<IFieldKind> kinds)
{
    public byte[] Generate(DatasetOrder order)
    {
        var random = new Randomizer(order.Seed);
        var columns = order.Fields.Select(field => (field, kinds.Of(field))).ToList();
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, order.Records).Select(_ => Line())));

        string Line() => new JsonObject(columns.Select(column => Next(column, random))).ToJsonString() + '\n';
    }

    private static KeyValuePair<string, JsonNode?> Next(
        (DatasetField Field, IFieldKind Kind) column, Randomizer random) =>
        new(column.Field.Name, column.Kind.Next(column.Field, random));
}

/// <summary>A set as validators see it: read back from its bytes, and so as its owner will read it.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="Records">The records.</param>
internal sealed record SyntheticSet(DatasetOrder Order, IReadOnlyList<JsonElement> Records)
{
    public static SyntheticSet Read(DatasetOrder order, byte[] bytes)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new SyntheticSet(order, [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))]);
    }

    /// <summary>A field's value in each record; the default element where it is not there.</summary>
    public IEnumerable<JsonElement> Column(DatasetField field) => Records.Select(record =>
        record.TryGetProperty(field.Name, out var value) ? value : default);
}
