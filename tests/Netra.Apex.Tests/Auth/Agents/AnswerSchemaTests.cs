using Netra.Apex.Auth.Agents.Answers;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AnswerSchemaTests
{
    [Fact]
    public void Writes_every_field_with_its_type_and_bounds()
    {
        var schema = AnswerSchema.Write(AnswerShape.Of(AnswerField.Text("summary"), AnswerField.Number("severity", 1, 5)));
        Assert.Equal(
            """
            {"type":"object","additionalProperties":false,"properties":{"summary":{"type":"string"},"severity":{"type":"number","minimum":1,"maximum":5}},"required":["summary","severity"]}
            """,
            schema.GetRawText());
    }
}
