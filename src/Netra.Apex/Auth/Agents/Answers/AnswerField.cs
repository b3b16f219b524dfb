namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>One required field of an answer.</summary>
/// <param name="Name">The field's JSON name.</param>
/// <param name="Kind">The field's type.</param>
/// <param name="Minimum">The least allowed number, inclusive; null: no bound. Of no meaning for text.</param>
/// <param name="Maximum">The greatest allowed number, inclusive; null: no bound. Of no meaning for text.</param>
public sealed record AnswerField(string Name, AnswerKind Kind, decimal? Minimum = null, decimal? Maximum = null)
{
    /// <summary>A text field, not blank.</summary>
    public static AnswerField Text(string name) => new(name, AnswerKind.Text);

    /// <summary>A number field; both bounds are inclusive.</summary>
    public static AnswerField Number(string name, decimal? minimum = null, decimal? maximum = null) =>
        new(name, AnswerKind.Number, minimum, maximum);
}
