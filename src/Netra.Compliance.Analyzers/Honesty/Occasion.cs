using System.Text.RegularExpressions;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells remarks that name why a test was written: an old failure, whose return would be an exception or an end that never comes.</summary>
internal static class Occasion
{
    private static readonly string[] Words =
    [
        "issue", "issues", "bug", "bugs", "bugfix", "regression", "regressions", "repro", "reproduces", "race", "deadlock", "deadlocks", "leak", "leaks", "leaked",
        "crash", "crashed", "crashes", "crashing", "hang", "hangs", "hung", "infinite", "endless", "overflow", "stackoverflow", "exception", "exceptions", "throws", "threw", "thrown",
    ];

    // An exception that is to come is no old one.
    private static readonly string[] Demands = ["should", "must", "expect", "expects", "expected", "will"];

    // #914, QRTZNET-48, …/issues/914.
    private static readonly Regex Key = new(@"(?<![\w&])#\d{2,}\b|\b[A-Z]{4,}-\d+\b|/(issues?|pull|workitems)/\d+", RegexOptions.CultureInvariant);

    public static bool IsNamedBy(string remark) => Key.IsMatch(remark)
        || (NothingThrown.Words(remark).ToArray() is var words && words.Any(Words.Contains) && !words.Any(Demands.Contains));
}
