using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>How a state reads: a shape beside the word, so that it does not hang on colour.</summary>
internal static class StateWords
{
    public static IReadOnlyList<RevenueState> All { get; } = Enum.GetValues<RevenueState>();

    public static string Word(RevenueState state) => state == RevenueState.AtRisk ? "At risk" : state.ToString();

    public static string Shape(RevenueState state) => state switch
    {
        RevenueState.Proven => "●",
        RevenueState.Protected => "◐",
        RevenueState.Unverified => "○",
        RevenueState.AtRisk => "▲",
        _ => "✕",
    };

    public static string Meaning(RevenueState state) => state switch
    {
        RevenueState.Proven => "passes, and every fault is caught",
        RevenueState.Protected => "passes, not every fault is shown to be caught",
        RevenueState.Unverified => "planned, skipped, left out, inconclusive, never finished, or found unable to fail",
        RevenueState.AtRisk => "a point failed",
        _ => "no longer declared",
    };

    public static string Of(LedgerTest test) =>
        test.Reason == LedgerTest.NotAskedForReason ? Of(StepState.NotAskedFor) : $"{Shape(test.State)} {Word(test.State)}";

    public static string Of(StepState state) => state switch
    {
        StepState.Proven => "● Proven",
        StepState.Protected => "◐ Protected",
        StepState.Unverified => "○ Unverified",
        StepState.Failed => "▲ Failed",
        _ => "– Not asked for",
    };

    public static Html Label(RevenueState state) =>
        Html.Of($"""<span class="state {state.ToString()}">{Shape(state)} {Word(state)}</span>""");

    public static Html Label(LedgerTest test) => test.Reason == LedgerTest.NotAskedForReason ? Label(StepState.NotAskedFor) : Label(test.State);

    public static Html Label(StepState state) => Html.Of($"""<span class="state {state.ToString()}">{Of(state)}</span>""");
}
