namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>The type of a field.</summary>
public enum AnswerKind
{
    /// <summary>Text, not blank.</summary>
    Text,

    /// <summary>A decimal number.</summary>
    Number,
}
