namespace Netra.Apex.Auth.Agents.Answers;

/// <summary>Fields that mean the same in every role's answer.</summary>
internal static class AnswerFields
{
    /// <summary>What something costs now, US dollars a month.</summary>
    public const string MonthlyCostUsd = "monthlyCostUsd";

    /// <summary>What a recommendation saves, US dollars a month.</summary>
    public const string SavingUsd = "savingUsd";
}
