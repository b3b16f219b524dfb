using Netra.Compliance.Cli.Gate;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>The gate's rules in words.</summary>
internal static class RuleWords
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["maxBudgetStops"] = "The model stayed within its budget",
        ["maxInventoryProblems"] = "Nothing is missing, doubled or never ran",
        ["maxFailedTests"] = "No test failed and every run came to its end",
        ["maxBlindControls"] = "The proof engine's controls held",
        ["maxFailedProofs"] = "Every fault that was to run was caught",
        ["maxUnverifiedSteps"] = "Every step of the journeys ran and could be judged",
        ["maxAtRisk"] = "Revenue at risk",
        ["minProtected"] = "Revenue protected or proven",
        ["minProven"] = "Revenue proven",
        [GateRule.MinMutationScore] = "Mutants that critical tests reached and noticed",
        ["maxLost"] = "Revenue lost since the baseline",
        ["noNewUnproven"] = "Nothing is less than it was proven, and nothing new unproven",
        ["noNewFindings"] = "No open finding that the baseline did not have",
    };

    public static string Of(string name) => Words.GetValueOrDefault(name, name);
}
