namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>Tells answers from nonsense.</summary>
public interface IAnswerValidator
{
    /// <summary>Judges what an agent said.</summary>
    /// <param name="shape">The shape that the agent was told to answer in.</param>
    /// <param name="said">What it said, as it came.</param>
    AnswerVerdict Validate(AnswerShape shape, string said);
}
