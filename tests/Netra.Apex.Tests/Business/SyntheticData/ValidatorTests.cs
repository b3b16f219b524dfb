using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Netra.Apex.Business;
using Netra.Apex.Business.SyntheticData;

namespace Netra.Apex.Tests.Business.SyntheticData;

/// <summary>The edges of what validators measure.</summary>
public sealed class ValidatorTests
{
    private static readonly IFieldKind[] Kinds = [new TimeKind(), new FloatKind(), new BooleanKind(), new TextKind()];
    private static readonly DatasetField X = new("x", "float");
    private static readonly DatasetField Y = new("y", "float");
    private static readonly DatasetField Flag = new("f", "boolean");

    [Fact]
    public void One_record_is_diverse_and_correlates_with_nothing() => Assert.Equal(
        ["diversity x 1", "diversity y 1", "diversity f 1", "correlation x, y 0"],
        Quality([X, Y, Flag], "{'x':1,'y':2,'f':true}"));

    [Fact]
    public void Of_two_records_all_numbers_correlate_and_all_are_named() => Assert.Equal(
        ["correlation x, y 1", "correlation x, f 1", "correlation y, f 1"],
        Quality([X, Y, Flag], "{'x':1,'y':9,'f':true}\n{'x':2,'y':8,'f':false}").Skip(3));

    [Fact]
    public void A_constant_is_not_diverse_and_correlates_with_nothing() => Assert.Equal(
        ["diversity x 0.5", "diversity f 0", "correlation x, f 0"],
        Quality([X, Flag], "{'x':1,'f':true}\n{'x':1,'f':true}"));

    [Fact]
    public void A_vocabulary_of_one_text_is_not_diverse() => Assert.Equal(
        ["diversity t 0"], Quality([new("t", "text") { Vocabulary = ["a"] }], "{'t':'a'}\n{'t':'a'}"));

    [Fact]
    public void A_vocabulary_larger_than_the_set_is_diverse_when_nothing_repeats() => Assert.Equal(
        ["diversity t 1"], Quality([new("t", "text") { Vocabulary = ["a", "b", "c"] }], "{'t':'a'}\n{'t':'b'}"));

    [Fact]
    public void What_is_no_number_does_not_correlate() => Assert.Equal(
        ["diversity x 1", "diversity t 1"],
        Quality([X, new("t", "text")], "{'x':1,'t':'1'}\n{'x':2,'t':'2'}"));

    [Theory]
    [InlineData("[{'a':'x'}]", 1)]
    [InlineData("[{'a':' X '}]", 1)]
    [InlineData("[{'a':'xx'},{'b':''},{'c':null}]", 0)]
    [InlineData("[]", 0)]
    public void A_text_is_compared_whole_without_case_and_outer_blanks(string sample, double found) =>
        Assert.Equal([$"source t {found}"], Privacy([new("t", "text")], "{'t':'x'}", sample).Take(1));

    [Theory]
    [InlineData("1e1", 1)]
    [InlineData("'10.0'", 1)]
    [InlineData("'10 '", 1)]
    [InlineData("10.5", 0)]
    [InlineData("'1O'", 0)]
    [InlineData("1e999", 0)]
    public void A_number_is_the_same_in_every_notation(string value, double found) =>
        Assert.Equal([$"source x {found}"], Privacy([X], "{'x':10}", $"[{{'a':{value}}}]"));

    [Theory]
    [InlineData("2026-01-01T12:00:00Z", 1)]
    [InlineData("2026-01-01T12:00:00", 1)]
    [InlineData("2026-01-01T12:00Z", 1)]
    [InlineData("2026-01-01 13:00:00.000+01:00", 1)]
    [InlineData("2026-01-01T12:00:00.001Z", 0)]
    [InlineData("2026-01-01", 0)]
    public void A_time_is_the_same_in_every_notation(string value, double found) => Assert.Equal(
        [$"source at {found}"],
        Privacy([new("at", "time")], "{'at':'2026-01-01T12:00:00.0000000Z'}", $"[{{'a':'{value}'}}]"));

    [Fact]
    public void Without_a_sample_nothing_is_said_of_the_source() => Assert.Equal(
        ["e-mail t 0", "key t 0", "card t 0"], Privacy([X, new("t", "text"), Flag], "{'x':1,'t':'a','f':true}", null));

    [Fact]
    public void A_boolean_is_nobodys() => Assert.Equal(
        ["source f 0"], Privacy([Flag], "{'f':true}", "[{'f':true},{'f':'true'}]"));

    [Theory]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    public void A_word_of_a_vocabulary_may_be_what_five_rows_share(int rows, double found)
    {
        var sample = string.Join(',', Enumerable.Repeat("{'a':'H100','b':'H100'}", rows));
        var field = new DatasetField("gpu", "text") { Vocabulary = ["H100"] };
        Assert.Equal([$"source gpu {found}"], Privacy([field], "{'gpu':'H100'}", $"[{sample}]").Take(1));
    }

    private static IEnumerable<string> Quality(DatasetField[] fields, string lines) =>
        Said(new QualityValidator(Kinds, Options.Create(new BusinessSettings())), new(fields, 1, 7), lines);

    private static IEnumerable<string> Privacy(DatasetField[] fields, string lines, string? sample) => Said(
        new PrivacyValidator(),
        new(fields, 1, 7, JsonSerializer.Deserialize<Dictionary<string, JsonElement>[]>(Json(sample ?? "null"))),
        lines);

    private static IEnumerable<string> Said(IDataValidator validator, DatasetOrder order, string lines) => validator
        .Validate(SyntheticSet.Read(order, Encoding.UTF8.GetBytes(Json(lines))))
        .Select(found => FormattableString.Invariant($"{found.Check} {found.Field} {Math.Round(found.Value, 9)}"));

    private static string Json(string text) => text.Replace('\'', '"');
}
