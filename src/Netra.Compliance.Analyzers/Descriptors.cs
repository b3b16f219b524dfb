using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers;

/// <summary>Every rule as a user sees it, by identifier: what is wrong, and what to do.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor FileTooLong = new(
        id: "NETRA1001",
        title: "File is too long",
        messageFormat: "The file has {0} lines, {1} are allowed",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A file of a few screens is read whole. Move a type or a concern to a file of its own.",
        helpLinkUri: HelpLink.For("NETRA1001"));

    public static readonly DiagnosticDescriptor MemberTooLong = new(
        id: "NETRA1002",
        title: "Member is too long",
        messageFormat: "{0} has {1} lines, {2} are allowed",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "A short member reads as one thought. Extract what can be named, or find the type that is missing.",
        helpLinkUri: HelpLink.For("NETRA1002"));

    public static readonly DiagnosticDescriptor PackedStatements = new(
        id: "NETRA1003",
        title: "Several statements on one line",
        messageFormat: "The statement begins on the line on which another ends: put it on a line of its own",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Statements packed on one line make a member look shorter than it is. One statement a line.",
        helpLinkUri: HelpLink.For("NETRA1003"));

    public static readonly DiagnosticDescriptor MissingBusinessValue = new(
        id: "NETRA2001",
        title: "Test states no business value",
        messageFormat:
            "'{0}' states no business value: add [BusinessValue] with the monthly revenue that it protects and why",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "A critical test is worth what would be lost if it were not there. Without an amount it counts for "
            + "nothing in the ledger.",
        helpLinkUri: HelpLink.For("NETRA2001"));

    public static readonly DiagnosticDescriptor InvalidBusinessValue = new(
        id: "NETRA2002",
        title: "Business value is invalid",
        messageFormat: "The business value of '{0}' is invalid: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An amount is a claim, and a claim needs a reason that someone can dispute.",
        helpLinkUri: HelpLink.For("NETRA2002"));

    public static readonly DiagnosticDescriptor CriticalTestNumber = new(
        id: "NETRA2003",
        title: "Critical tests are not numbered 1 to n",
        messageFormat: "Critical test number {0}: tests are numbered from 1 without gaps, each number once",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A number used twice hides a test, and a gap hides that one was removed.",
        helpLinkUri: HelpLink.For("NETRA2003"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor PortfolioTotal = new(
        id: "NETRA2004",
        title: "Values do not add up to the portfolio's total",
        messageFormat: "The critical tests add up to {0} a month, the portfolio declares {1}: the difference is {2}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The total is what the business was told. A test that was added, removed or revalued must show in it.",
        helpLinkUri: HelpLink.For("NETRA2004"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnregistrableShape = new(
        id: "NETRA2005",
        title: "Critical test cannot be registered",
        messageFormat: "'{0}' cannot be registered as a {2}: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The generator adds to the class and the test framework runs it: both need a public, partial, "
            + "concrete class with a test in it.",
        helpLinkUri: HelpLink.For("NETRA2005"));

    public static readonly DiagnosticDescriptor UnprovenPoint = new(
        id: "NETRA2006",
        title: "Coverage point has no proof",
        messageFormat: "The coverage point '{0}' names no fault that it catches: add [ProvenBy]",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "A test that was never seen to fail may be unable to. A fault under which it must fail proves that "
            + "it protects something.",
        helpLinkUri: HelpLink.For("NETRA2006"));

    public static readonly DiagnosticDescriptor MisdeclaredJourney = new(
        id: "NETRA2007",
        title: "Journey is misdeclared",
        messageFormat: "'{0}' is misdeclared: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "A step that is missing, unproven or guarded by no test breaks the line that the report draws from "
            + "demo to retention.",
        helpLinkUri: HelpLink.For("NETRA2007"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnsupportedFramework = new(
        id: "NETRA2008",
        title: "Test framework is not supported",
        messageFormat: "No critical test is {0}: this project uses {1}; supported is {2}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The generator writes for xunit v2 in C# 8 or later. Elsewhere a test may run, and nothing tells.",
        helpLinkUri: HelpLink.For("NETRA2008"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor EmptyTest = new(
        id: "NETRA3001",
        title: "Test is empty",
        messageFormat: "The test '{0}' is empty: it passes whatever happens",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An empty test passes and is counted as if it protected something.",
        helpLinkUri: HelpLink.For("NETRA3001"));

    public static readonly DiagnosticDescriptor NoAssertion = new(
        id: "NETRA3002",
        title: "Test asserts nothing",
        messageFormat:
            "The test '{0}' asserts nothing: assert what must hold, or mark what does with [AssertionMethod]",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "Without an expectation a test fails only when something throws. Everything else that breaks goes unseen.",
        helpLinkUri: HelpLink.For("NETRA3002"));

    public static readonly DiagnosticDescriptor CannotFail = new(
        id: "NETRA3003",
        title: "Assertion cannot fail",
        messageFormat: "The assertion cannot fail{0}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An assertion about what the test itself put there says nothing about the product.",
        helpLinkUri: HelpLink.For("NETRA3003"));

    public static readonly DiagnosticDescriptor NoProductCode = new(
        id: "NETRA3004",
        title: "Test never reaches product code",
        messageFormat: "The test '{0}' never reaches product code: it tests itself",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A test that calls nothing of the product passes however broken the product is.",
        helpLinkUri: HelpLink.For("NETRA3004"));

    public static readonly DiagnosticDescriptor UnjustifiedMock = new(
        id: "NETRA3005",
        title: "Mock in an integration test",
        messageFormat:
            "'{0}' uses a mock in an integration test: meet the real thing, or say with [MockJustified] why it "
            + "cannot be met",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "An integration test is worth its price because it meets the real thing. A mock takes that away, "
            + "mostly unseen.",
        helpLinkUri: HelpLink.For("NETRA3005"));

    public static readonly DiagnosticDescriptor SwallowedFailure = new(
        id: "NETRA3006",
        title: "Failure is swallowed",
        messageFormat: "The test '{0}' catches {1} and goes on: it passes when the code under test fails",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "A test that expects an exception says so and fails without it; one that does not lets it through.",
        helpLinkUri: HelpLink.For("NETRA3006"));

    public static readonly DiagnosticDescriptor SkippedCriticalTest = new(
        id: "NETRA3007",
        title: "Critical test is skipped",
        messageFormat: "'{0}' of the {1} is skipped without a condition: {2} goes unverified",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A skipped test protects nothing, and the run stays green. Skip on a condition, or mend the test.",
        helpLinkUri: HelpLink.For("NETRA3007"));

    public static readonly DiagnosticDescriptor RealTime = new(
        id: "NETRA3008",
        title: "Critical test depends on real time",
        messageFormat: "{0} makes a critical test depend on real time: {1}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "A fixed wait is too short on a busy machine and too long on all others; the wall clock differs in "
            + "every run.",
        helpLinkUri: HelpLink.For("NETRA3008"));

    public static readonly DiagnosticDescriptor UnsaidExpectation = new(
        id: "NETRA3009",
        title: "Test does not say what it expects",
        messageFormat:
            "The test '{0}' shows only that nothing is thrown: assert what must hold, or say that this is the point",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "That nothing is thrown may be the point of a test. Then its name, a comment or [AssertionMethod] "
            + "tells the next reader.",
        helpLinkUri: HelpLink.For("NETRA3009"));

    public static readonly DiagnosticDescriptor UntypedSignature = new(
        id: "NETRA4001",
        title: "Public signature is untyped",
        messageFormat: "The public signature of '{0}' has {1}: name the type, or make it generic",
        category: Category.TypeSafety,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What takes or gives anything is checked by nobody until it fails at run time.",
        helpLinkUri: HelpLink.For("NETRA4001"));

    public static readonly DiagnosticDescriptor NullableOff = new(
        id: "NETRA4002",
        title: "Nullable analysis is off",
        messageFormat: "Nullable analysis is off {0}",
        category: Category.TypeSafety,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without it the compiler lets every null through, and says nothing.",
        helpLinkUri: HelpLink.For("NETRA4002"));

    public static readonly DiagnosticDescriptor StubInProduct = new(
        id: "NETRA5001",
        title: "Stub in product code",
        messageFormat: "'{0}' is a stub: {1}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is not there yet must not look as if it were: tests of it prove nothing.",
        helpLinkUri: HelpLink.For("NETRA5001"));

    public static readonly DiagnosticDescriptor InvalidOption = new(
        id: "NETRA9001",
        title: "Option is unknown or has a value that cannot be used",
        messageFormat: "The option {0} is {1}",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A misspelt name or a value that cannot be used would otherwise pass for what was meant.",
        helpLinkUri: HelpLink.For("NETRA9001"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
