using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers;
using Netra.Compliance.Cli.Findings;

namespace Netra.Compliance.Cli.Formats;

/// <summary>A rule as SARIF describes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Level">The level of its results unless they say otherwise.</param>
/// <param name="Short">What is wrong.</param>
/// <param name="Full">Why it matters, and what to do.</param>
/// <param name="Page">The address of its page.</param>
internal sealed record SarifRule(string Id, string Level, string Short, string Full, string Page)
{
    /// <summary>Its id as a word.</summary>
    public string Name { get; init; } = Word(Id.Split('-'));

    /// <summary>The rule as SARIF has it.</summary>
    public object Descriptor => new
    {
        id = Id,
        name = Name,
        shortDescription = new { text = Short },
        fullDescription = new { text = Full },
        helpUri = Page,
        help = new { text = $"{Full} See {Page}.", markdown = $"{Full} [How it is judged]({Page})." },
        defaultConfiguration = new { level = Level },
    };

    /// <summary>Words as one, without what is neither letter nor digit.</summary>
    public static string Word(IEnumerable<string> words) => string.Concat(words.Select(Capital));

    private static string Capital(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit).Select((letter, index) =>
            index == 0 ? char.ToUpperInvariant(letter) : letter));
}

/// <summary>The rules whose results a report has: what a point of a critical test lacks, and the honesty of
/// tests.</summary>
internal static class SarifRules
{
    private const string States = $"{Tool.Home}/blob/main/docs/architecture.md#how-revenue-gets-its-state";
    private const string Proofs = $"{Tool.Home}/blob/main/docs/architecture.md#how-a-proof-runs";

    public static SarifRule AtRisk { get; } = new(
        "point-at-risk", "error", "A coverage point of a critical test failed.",
        "The revenue of its critical test is at risk until the point passes.", States);

    public static SarifRule Unverified { get; } = new(
        "point-unverified", "warning", "Nothing is known of a coverage point.",
        "It was skipped or left out, did not finish, or cannot fail: run it to its end.", States);

    public static SarifRule Unproven { get; } = new(
        "point-unproven", "note", "A coverage point passes, and is not proven.",
        "Nobody has seen it fail. Declare a fault with [ProvenBy], and run its proof.", States);

    public static SarifRule Survived { get; } = new(
        "fault-survived", "error", "A coverage point passed although its behaviour was broken.",
        "The point does not notice the fault: assert what the fault breaks.", Proofs);

    public static SarifRule NotReached { get; } = new(
        "fault-not-reached", "error", "A coverage point never reached the broken behaviour.",
        "The fault is of something that the point does not use: take another fault, or use the behaviour.", Proofs);

    public static SarifRule Inconclusive { get; } = new(
        "fault-inconclusive", "error", "A proof shows nothing.",
        "The point failed under the fault for another reason than an assertion, or did not end.", Proofs);

    /// <summary>All of them, in a fixed order.</summary>
    public static ImmutableArray<SarifRule> All { get; } =
    [
        AtRisk, Unverified, Unproven, Survived, NotReached, Inconclusive,
        .. RuleCatalog.Descriptors.Where(rule => Finding.IsHonesty(rule.Id)).Select(OfHonesty),
    ];

    /// <summary>Its place among all; -1 for a rule that is not known here.</summary>
    public static int IndexOf(string id) => Places.GetValueOrDefault(id, -1);

    private static Dictionary<string, int> Places { get; } =
        All.Index().ToDictionary(each => each.Item.Id, each => each.Index);

    private static SarifRule OfHonesty(DiagnosticDescriptor rule) =>
        new(rule.Id, "warning", $"{rule.Title}.", rule.Description.ToString(), rule.HelpLinkUri)
        {
            Name = SarifRule.Word(rule.Title.ToString().Split(' ')),
        };
}
