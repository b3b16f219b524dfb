using Netra.Apex.Auth.Agents.Answers;

namespace Netra.Apex.Tests.Auth.Agents;

public sealed class AnswerValidatorTests
{
    private static readonly AnswerShape Shape = AnswerShape.Of(AnswerField.Text("summary"), AnswerField.Number("severity", 1, 5));

    [Theory]
    [InlineData("""{"summary":"bad","severity":1}""")]
    [InlineData("""{"summary":"bad","severity":5}""")]
    [InlineData("""  {"severity":1.5,"summary":"bad"}  """)]
    public void Accepts_an_answer_in_its_shape(string said) =>
        Assert.Empty(new AnswerValidator().Validate(Shape, said).Problems);

    [Theory]
    [InlineData("""{"summary":"bad","severity":0.99}""", "The field 'severity' is 0.99, which is not from 1 to 5.")]
    [InlineData("""{"summary":"bad","severity":5.01}""", "The field 'severity' is 5.01, which is not from 1 to 5.")]
    [InlineData("""{"summary":"bad","severity":"3"}""", "The field 'severity' must be a number.")]
    [InlineData("""{"summary":"bad","severity":1e999}""", "The field 'severity' must be a number.")]
    [InlineData("""{"summary":"bad"}""", "The field 'severity' is missing.")]
    [InlineData("""{"summary":" ","severity":3}""", "The field 'summary' must be text that is not blank.")]
    [InlineData("""{"summary":null,"severity":3}""", "The field 'summary' must be text that is not blank.")]
    [InlineData("""{"summary":"bad","severity":3,"mood":"blue"}""", "The field 'mood' was not asked for.")]
    public void Refuses_a_field_that_is_wrong(string said, string problem) => AssertRefused(said, problem);

    [Theory]
    [InlineData("")]
    [InlineData("bad")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"summary":"bad","severity":3""")]
    [InlineData("""{"summary":"bad","severity":3} and so on""")]
    public void Refuses_what_is_not_one_json_object(string said) =>
        AssertRefused(said, $"The answer is not a JSON object: '{said}'.");

    [Fact]
    public void Names_every_problem() =>
        Assert.Equal(2, new AnswerValidator().Validate(Shape, "{}").Problems.Length);

    [Theory]
    [InlineData(80, false)]
    [InlineData(81, true)]
    public void Quotes_no_more_than_80_characters(int length, bool isCut)
    {
        var problem = Assert.Single(new AnswerValidator().Validate(Shape, new string('x', length)).Problems);
        Assert.Equal(isCut, problem.EndsWith("…'.", StringComparison.Ordinal));
        Assert.Contains(new string('x', 80), problem);
    }

    [Fact]
    public void Names_the_one_bound_that_there_is()
    {
        var shape = AnswerShape.Of(AnswerField.Number("cost", 0), AnswerField.Number("rank", maximum: 3));
        var verdict = new AnswerValidator().Validate(shape, """{"cost":-1,"rank":4}""");
        Assert.Equal(["The field 'cost' is -1, which is not 0 or more.", "The field 'rank' is 4, which is not 3 or less."], verdict.Problems.AsEnumerable());
    }

    private static void AssertRefused(string said, string problem)
    {
        var verdict = new AnswerValidator().Validate(Shape, said);
        Assert.Null(verdict.Answer);
        Assert.Equal(problem, Assert.Single(verdict.Problems));
    }
}
