using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers;

/// <summary>Every rule as a user sees it, by identifier: what is wrong, and what to do.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor FileTooLong = new(
        id: "NETRA1001",
        title: "File is too long",
        messageFormat: "The file has {0} lines, but the limit is {1}; split it",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A short file can be read in one sitting. Move a type or a responsibility to its own file.",
        helpLinkUri: HelpLink.For("NETRA1001"));

    public static readonly DiagnosticDescriptor MemberTooLong = new(
        id: "NETRA1002",
        title: "Member is too long",
        messageFormat: "{0} has {1} lines, but the limit is {2}; extract a method or a type",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A short member reads as one thought. Extract the parts that have a name of their own.",
        helpLinkUri: HelpLink.For("NETRA1002"));

    public static readonly DiagnosticDescriptor PackedStatements = new(
        id: "NETRA1003",
        title: "Multiple statements on one line",
        messageFormat: "Do not put multiple statements on one line; move this one to its own line",
        category: Category.Structure,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Packing statements onto one line hides how long a member really is.",
        helpLinkUri: HelpLink.For("NETRA1003"));

    public static readonly DiagnosticDescriptor MissingBusinessValue = new(
        id: "NETRA2001",
        title: "Test declares no business value",
        messageFormat:
            "'{0}' has no business value; add [BusinessValue] with the monthly revenue it protects and a justification",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without an amount, a critical test counts for nothing in the ledger.",
        helpLinkUri: HelpLink.For("NETRA2001"));

    public static readonly DiagnosticDescriptor InvalidBusinessValue = new(
        id: "NETRA2002",
        title: "Business value is invalid",
        messageFormat: "The business value of '{0}' is invalid: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A business value needs a positive amount and a reason that a colleague can check.",
        helpLinkUri: HelpLink.For("NETRA2002"));

    public static readonly DiagnosticDescriptor CriticalTestNumber = new(
        id: "NETRA2003",
        title: "Critical tests are not numbered 1 to n",
        messageFormat: "Critical test {0}; number critical tests 1 to n without gaps or duplicates",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A duplicate number hides a test. A gap hides that a test was removed.",
        helpLinkUri: HelpLink.For("NETRA2003"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor PortfolioTotal = new(
        id: "NETRA2004",
        title: "Business values do not add up to the portfolio total",
        messageFormat:
            "The critical tests add up to {0} a month, but the portfolio declares {1}, a difference of {2}; "
            + "correct the total or the values",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The portfolio total is what the business relies on. Update it whenever a test is added, removed or "
            + "revalued.",
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
            "The generator extends the class, and xunit runs it. That needs a public, partial, non-generic, concrete "
            + "class that contains a test.",
        helpLinkUri: HelpLink.For("NETRA2005"));

    public static readonly DiagnosticDescriptor UnprovenPoint = new(
        id: "NETRA2006",
        title: "Coverage point has no proof",
        messageFormat: "The coverage point '{0}' has no proof; add [ProvenBy] with a fault that must make it fail",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "A test that has never failed may be unable to fail. A fault that it catches proves that it protects "
            + "something.",
        helpLinkUri: HelpLink.For("NETRA2006"));

    public static readonly DiagnosticDescriptor MisdeclaredJourney = new(
        id: "NETRA2007",
        title: "Journey is declared incorrectly",
        messageFormat: "'{0}' is declared incorrectly: {1}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The report needs every step of a journey to be numbered, proven and guarded by existing critical tests.",
        helpLinkUri: HelpLink.For("NETRA2007"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor UnsupportedFramework = new(
        id: "NETRA2008",
        title: "Test framework is not supported",
        messageFormat: "Critical tests are not {0} because this project uses {1}; use {2}",
        category: Category.Value,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "The generator supports xunit v2 in C# 8 or later. With anything else, tests may run but are missing "
            + "from the report.",
        helpLinkUri: HelpLink.For("NETRA2008"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor EmptyTest = new(
        id: "NETRA3001",
        title: "Test is empty",
        messageFormat: "The test '{0}' is empty and always passes; implement it or remove it",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An empty test always passes, so it looks like protection where there is none.",
        helpLinkUri: HelpLink.For("NETRA3001"));

    public static readonly DiagnosticDescriptor NoAssertion = new(
        id: "NETRA3002",
        title: "Test asserts nothing",
        messageFormat:
            "The test '{0}' asserts nothing; add an assertion, or mark the method that asserts with [AssertionMethod]",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "Without an assertion, a test fails only when an exception is thrown. It misses every other defect.",
        helpLinkUri: HelpLink.For("NETRA3002"));

    public static readonly DiagnosticDescriptor CannotFail = new(
        id: "NETRA3003",
        title: "Assertion cannot fail",
        messageFormat: "The assertion cannot fail: {0}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An assertion that no change to the product can break protects nothing.",
        helpLinkUri: HelpLink.For("NETRA3003"));

    public static readonly DiagnosticDescriptor NoProductCode = new(
        id: "NETRA3004",
        title: "Test never reaches product code",
        messageFormat: "The test '{0}' never reaches product code; call the code that it should protect",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A test that never runs product code passes however broken the product is.",
        helpLinkUri: HelpLink.For("NETRA3004"));

    public static readonly DiagnosticDescriptor UnjustifiedMock = new(
        id: "NETRA3005",
        title: "Integration test uses a mock without justification",
        messageFormat:
            "'{0}' uses a mock in an integration test; use the real dependency, or justify the mock with "
            + "[MockJustified]",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "An integration test is worth its cost because it uses real dependencies. A mock takes that value away.",
        helpLinkUri: HelpLink.For("NETRA3005"));

    public static readonly DiagnosticDescriptor SwallowedFailure = new(
        id: "NETRA3006",
        title: "Test swallows an exception",
        messageFormat:
            "The test '{0}' catches {1} and continues, so it passes when the code under test fails; assert the "
            + "exception, or do not catch it",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description:
            "A test that expects an exception must fail when none is thrown. Any other exception must fail the test.",
        helpLinkUri: HelpLink.For("NETRA3006"));

    public static readonly DiagnosticDescriptor SkippedCriticalTest = new(
        id: "NETRA3007",
        title: "Critical test is skipped",
        messageFormat:
            "'{0}' in the {1} is always skipped, which leaves {2} unverified; skip it on a condition, or fix it",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A skipped test protects nothing, yet the run stays green.",
        helpLinkUri: HelpLink.For("NETRA3007"));

    public static readonly DiagnosticDescriptor RealTime = new(
        id: "NETRA3008",
        title: "Critical test depends on real time",
        messageFormat: "{0} makes a critical test depend on real time; {1}",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description:
            "A fixed delay is too short on a busy machine and wastes time on every other. The system clock differs "
            + "in every run.",
        helpLinkUri: HelpLink.For("NETRA3008"));

    public static readonly DiagnosticDescriptor UnsaidExpectation = new(
        id: "NETRA3009",
        title: "Test only checks that nothing is thrown",
        messageFormat:
            "The test '{0}' only checks that nothing is thrown; add an assertion, or say in its name or a comment "
            + "that this is the intent",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "If not throwing is the point of a test, its name, a comment or [AssertionMethod] should say so.",
        helpLinkUri: HelpLink.For("NETRA3009"));

    public static readonly DiagnosticDescriptor UntypedSignature = new(
        id: "NETRA4001",
        title: "Public signature uses object or dynamic",
        messageFormat: "The public signature of '{0}' uses {1}; use a specific type, or make it generic",
        category: Category.TypeSafety,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The compiler cannot check how object and dynamic are used, so mistakes appear only at run time.",
        helpLinkUri: HelpLink.For("NETRA4001"));

    public static readonly DiagnosticDescriptor NullableOff = new(
        id: "NETRA4002",
        title: "Nullable analysis is off",
        messageFormat: "Nullable analysis is off {0}",
        category: Category.TypeSafety,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without nullable analysis the compiler does not warn about possible null references.",
        helpLinkUri: HelpLink.For("NETRA4002"));

    public static readonly DiagnosticDescriptor StubInProduct = new(
        id: "NETRA5001",
        title: "Stub in product code",
        messageFormat: "'{0}' is a stub: {1}; implement it or remove it",
        category: Category.Honesty,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Unfinished code must not look finished: a test of a stub proves nothing.",
        helpLinkUri: HelpLink.For("NETRA5001"));

    public static readonly DiagnosticDescriptor InvalidOption = new(
        id: "NETRA9001",
        title: "Option is unknown or has an invalid value",
        messageFormat: "The option {0} is {1}",
        category: Category.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Otherwise a misspelled option or an invalid value would be ignored unnoticed.",
        helpLinkUri: HelpLink.For("NETRA9001"),
        customTags: WellKnownDiagnosticTags.CompilationEnd);
}
