using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Netra.Apex.Auth.Agents;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AgentAnswerTests
{
    [Theory]
    [InlineData("""{"category":"cost","severity":1,"summary":"bad"}""", 1)]
    [InlineData("""  {"severity":5,"summary":"bad","category":"cost"}  """, 5)]
    public void Reads_an_answer_with_a_severity_in_its_range(string said, int severity) =>
        Assert.Equal(new TriageAnswer("cost", severity, "bad"), AgentAnswer.Read(typeof(TriageAnswer), said));

    [Theory]
    [InlineData("""{"category":"cost","severity":0,"summary":"bad"}""", "Severity")]
    [InlineData("""{"category":"cost","severity":6,"summary":"bad"}""", "Severity")]
    [InlineData("""{"category":" ","severity":3,"summary":"bad"}""", "Category")]
    [InlineData("""{"category":"cost","severity":3,"summary":""}""", "Summary")]
    public void Refuses_a_value_that_is_out_of_its_range_or_blank_by_its_name(string said, string field)
    {
        var refusal = Assert.Throws<ValidationException>(() => AgentAnswer.Read(typeof(TriageAnswer), said));
        Assert.Contains(field, refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("bad")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"category":"cost","severity":3,"summary":"bad" """)]
    [InlineData("""{"category":"cost","severity":3,"summary":"bad"} and so on""")]
    [InlineData("""{"category":"cost","severity":3}""")]
    [InlineData("""{"category":"cost","severity":3,"summary":null}""")]
    [InlineData("""{"category":"cost","severity":"3","summary":"bad"}""")]
    [InlineData("""{"category":"cost","severity":3,"severity":4,"summary":"bad"}""")]
    [InlineData("""{"category":"cost","severity":3,"summary":"bad","mood":"blue"}""")]
    [InlineData("""{"Category":"cost","severity":3,"summary":"bad"}""")]
    public void Refuses_what_is_not_one_object_with_exactly_the_fields(string said) =>
        Assert.Throws<JsonException>(() => AgentAnswer.Read(typeof(TriageAnswer), said));

    [Theory]
    [InlineData("0", "0", true)]
    [InlineData("0", "1", true)]
    [InlineData("-0.01", "1", false)]
    [InlineData("0", "-0.01", false)]
    [InlineData("0", "1.01", false)]
    [InlineData("1e999", "1", false)]
    public void Takes_no_negative_saving_and_a_confidence_from_0_to_1(string saving, string confidence, bool isRead) =>
        Assert.Equal(isRead,
            Reads<OptimizerAnswer>($$"""{"action":"resize","savingUsd":{{saving}},"confidence":{{confidence}}}"""));

    [Theory]
    [InlineData("0", true)]
    [InlineData("-0.01", false)]
    public void Takes_no_negative_cost(string cost, bool isRead) =>
        Assert.Equal(isRead, Reads<DataAnswer>($$"""{"monthlyCostUsd":{{cost}},"summary":"the invoice"}"""));

    [Theory]
    [InlineData(typeof(SupervisorAnswer), """{"briefing":" "}""")]
    [InlineData(typeof(DataAnswer), """{"monthlyCostUsd":1,"summary":" "}""")]
    [InlineData(typeof(OptimizerAnswer), """{"action":" ","savingUsd":1,"confidence":1}""")]
    public void Takes_no_blank_text(Type type, string said) =>
        Assert.Throws<ValidationException>(() => AgentAnswer.Read(type, said));

    [Fact]
    public void Is_written_as_it_is_read() =>
        Assert.Equal("""{"monthlyCostUsd":1000,"summary":"the invoice"}""",
            new DataAnswer(1000, "the invoice").ToJson().GetRawText());

    [Fact]
    public void The_model_is_told_every_field_and_range()
    {
        var schema = AIJsonUtilities.CreateJsonSchema(typeof(TriageAnswer), serializerOptions: AgentAnswer.Json);
        Assert.Equal(
            ["category", "severity", "summary"],
            schema.GetProperty("required").EnumerateArray().Select(field => field.GetString()));
        var severity = schema.GetProperty("properties").GetProperty("severity");
        Assert.Equal((1, 5), (severity.GetProperty("minimum").GetInt32(), severity.GetProperty("maximum").GetInt32()));
    }

    private static bool Reads<T>(string said) => Record.Exception(() => AgentAnswer.Read(typeof(T), said)) is null;
}
