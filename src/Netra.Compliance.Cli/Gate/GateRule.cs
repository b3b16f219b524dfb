using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Gate;

/// <summary>One rule of the gate, what it asks and what it met.</summary>
/// <param name="Name">The rule's name; <c>min…</c> asks for at least the threshold, any other for at most.</param>
/// <param name="Threshold">What is asked, in the unit.</param>
/// <param name="Actual">What was met, in the unit.</param>
/// <param name="Unit"><c>usd</c>, <c>percent</c> or <c>count</c>.</param>
/// <param name="Passed">Whether the rule is met.</param>
/// <param name="Failing">The exit code when it is not.</param>
public sealed record GateRule(
    string Name,
    decimal Threshold,
    decimal Actual,
    string Unit,
    bool Passed,
    [property: JsonIgnore] ExitCode Failing)
{
    /// <summary>The rule about mutation reports.</summary>
    public const string MinMutationScore = "minMutationScore";

    /// <summary>Which side of the threshold is asked for.</summary>
    [JsonIgnore]
    public string Bound => Name.StartsWith("min", StringComparison.Ordinal) ? "at least" : "at most";

    internal static GateRule None(string name, int actual, ExitCode failing) =>
        new(name, 0, actual, "count", actual == 0, failing);

    internal static GateRule AtMost(string name, decimal threshold, decimal actual) =>
        new(name, threshold, actual, "usd", actual <= threshold, ExitCode.Gate);

    /// <summary>Of no mutant there is no score, and none is no pass.</summary>
    internal static GateRule MutationScore(Threshold threshold, ReachedMutants? mutants)
    {
        var (noticed, judged) = (mutants?.Noticed ?? 0, mutants?.Judged ?? 0);
        var (actual, isReached) = (threshold.Measure(noticed, judged), judged > 0 && threshold.IsReached(noticed, judged));
        return new(MinMutationScore, threshold.Value, actual, "percent", isReached, ExitCode.Gate);
    }

    internal static GateRule AtMost(string name, Threshold threshold, decimal amount, decimal declared) =>
        new(name, threshold.Value, threshold.MeasureUp(amount, declared), threshold.IsPercent ? "percent" : "usd",
            threshold.IsKept(amount, declared), ExitCode.Gate);

    internal static GateRule AtLeast(string name, Threshold threshold, decimal amount, decimal declared) =>
        new(name, threshold.Value, threshold.Measure(amount, declared), threshold.IsPercent ? "percent" : "usd",
            threshold.IsReached(amount, declared), ExitCode.Gate);
}
