using System.Text.Json;
using Netra.Apex.Business.SyntheticData;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>What may be ordered, at both sides of every limit.</summary>
public sealed class DatasetOrderTests
{
    private static readonly IFieldKind[] Kinds = [new TimeKind(), new FloatKind(), new BooleanKind(), new TextKind()];
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, JsonElement> Row = [];

    [Theory]
    [InlineData("{'name':'a','type':'float'}", true)]
    [InlineData("{'name':'aZ_9','type':'float','min':-1e15,'max':1e15}", true)]
    [InlineData("{'name':'a','type':'float','min':5,'max':5}", true)]
    [InlineData("{'name':'a','type':'float','min':-1.1e15}", false)]
    [InlineData("{'name':'a','type':'float','max':1.1e15}", false)]
    [InlineData("{'name':'a','type':'float','min':2,'max':1}", false)]
    [InlineData("{'name':'a','type':'float','max':1e999}", false)]
    [InlineData("{'name':'a','type':'time','from':'2026-01-01T00:00:00Z','to':'2026-01-01T00:00:00Z'}", true)]
    [InlineData("{'name':'a','type':'time','from':'2026-01-01T00:00:00Z','to':'2026-01-01T00:59:59+01:00'}", false)]
    [InlineData("{'name':'a','type':'time','from':'2026-01-01T00:00:00Z'}", false)]
    [InlineData("{'name':'a','type':'time','to':'2026-01-01T00:00:00Z'}", false)]
    [InlineData("{'name':'a','type':'boolean','share':0}", true)]
    [InlineData("{'name':'a','type':'boolean','share':1}", true)]
    [InlineData("{'name':'a','type':'boolean','share':-0.01}", false)]
    [InlineData("{'name':'a','type':'boolean','share':1.01}", false)]
    [InlineData("{'name':'a','type':'text','words':1}", true)]
    [InlineData("{'name':'a','type':'text','words':50}", true)]
    [InlineData("{'name':'a','type':'text','words':0}", false)]
    [InlineData("{'name':'a','type':'text','words':51}", false)]
    [InlineData("{'name':'a','type':'text','vocabulary':['x']}", true)]
    [InlineData("{'name':'a','type':'text','vocabulary':['x','X']}", true)]
    [InlineData("{'name':'a','type':'text','vocabulary':[]}", false)]
    [InlineData("{'name':'a','type':'text','vocabulary':['x','x']}", false)]
    [InlineData("{'name':'a','type':'text','vocabulary':['x',null]}", false)]
    [InlineData("{'name':'a','type':'text','vocabulary':[' ']}", false)]
    [InlineData("{'name':'a','type':'Float'}", false)]
    [InlineData("{'name':'a'}", false)]
    [InlineData("{'name':'','type':'float'}", false)]
    [InlineData("{'name':'a b','type':'float'}", false)]
    [InlineData("{'type':'float'}", false)]
    [InlineData("null", false)]
    public void A_field_has_limits(string json, bool isUsable)
    {
        var field = JsonSerializer.Deserialize<DatasetField>(json.Replace('\'', '"'), JsonSerializerOptions.Web)!;
        Assert.Equal(isUsable ? [] : ["fields[0]"], Order([field]).Problems(Kinds).Keys);
    }

    [Theory]
    [InlineData(40, 200, 200, true)]
    [InlineData(41, 200, 200, false)]
    [InlineData(40, 201, 200, false)]
    [InlineData(40, 200, 201, false)]
    public void Names_and_vocabularies_have_a_length(int name, int values, int letters, bool isUsable)
    {
        string[] vocabulary = [.. Enumerable.Range(0, values).Select(at => $"{at}".PadLeft(letters, 'v'))];
        var field = new DatasetField(new string('n', name), "text") { Vocabulary = vocabulary };
        Assert.Equal(isUsable ? [] : ["fields[0]"], Order([field]).Problems(Kinds).Keys);
    }

    [Theory]
    [InlineData(1, 1, 0, "")]
    [InlineData(20, 10_000, 10_000, "")]
    [InlineData(0, 0, 10_001, "records fields sample")]
    [InlineData(21, 10_001, 0, "records fields")]
    public void An_order_has_limits(int fields, int records, int rows, string refused)
    {
        DatasetField[] schema = [.. Enumerable.Range(0, fields).Select(at => new DatasetField($"f{at}", "float"))];
        Dictionary<string, JsonElement>[] sample = [.. Enumerable.Range(0, rows).Select(_ => Row)];
        var order = new DatasetOrder(schema, records, 7, sample);
        Assert.Equal(refused, string.Join(' ', order.Problems(Kinds).Keys));
    }

    [Fact]
    public void Fields_have_names_of_their_own() => Assert.Equal(
        ["fields"], Order([new("a", "float"), new("A", "float"), new("a", "text")]).Problems(Kinds).Keys);

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_seed_is_not_negative(int seed, bool isUsable) => Assert.Equal(
        isUsable ? [] : ["seed"], (Order([new("a", "float")]) with { Seed = seed }).Problems(Kinds).Keys);

    [Fact]
    public void Fields_are_required() => Assert.Equal(["fields"], Order(null!).Problems(Kinds).Keys);

    [Theory]
    [InlineData("[{'a':'x','b':1,'c':true,'d':null}]", true)]
    [InlineData("[{'a':[1]}]", false)]
    [InlineData("[{'a':{}}]", false)]
    [InlineData("[{'a':'\\ud800'}]", false)]
    [InlineData("[null]", false)]
    public void A_sample_has_flat_rows(string json, bool isUsable)
    {
        var rows = JsonSerializer.Deserialize<Dictionary<string, JsonElement>[]>(json.Replace('\'', '"'));
        var order = Order([new("a", "time") { From = Noon, To = Noon }]) with { Sample = rows };
        Assert.Equal(isUsable ? [] : ["sample"], order.Problems(Kinds).Keys);
    }

    private static DatasetOrder Order(DatasetField[] fields) => new(fields, Records: 1, Seed: 7);
}
