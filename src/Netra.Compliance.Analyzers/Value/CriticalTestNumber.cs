using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2003: the numbers of the critical tests are not 1 to n, each once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CriticalTestNumber : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.CriticalTestNumber);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        var tests = new ConcurrentBag<CriticalTest>();
        context.RegisterSymbolAction(symbol => Collect(symbol, types, tests), SymbolKind.NamedType);
        context.RegisterCompilationEndAction(end => Report(end, types, tests));
    }

    private static void Collect(SymbolAnalysisContext context, NetraTypes types, ConcurrentBag<CriticalTest> tests)
    {
        foreach (var test in CriticalTest.In((INamedTypeSymbol)context.Symbol, types))
        {
            tests.Add(test);
        }
    }

    private static void Report(CompilationAnalysisContext context, NetraTypes types, IEnumerable<CriticalTest> written)
    {
        var planned = PlannedTest.In(context.Compilation.Assembly, types);
        var uses = written.Select(NumberUse.Of).Concat(planned.Select(NumberUse.Of)).OfType<NumberUse>();
        foreach (var (use, problem) in NumberSequence.Problems(uses))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.CriticalTestNumber, use.Place(context.CancellationToken), problem));
        }
    }
}

/// <summary>Finds what is wrong with numbers that must be 1 to n, each once: of all critical tests together, written
/// and planned, or of the steps of a journey.</summary>
internal static class NumberSequence
{
    // Each test of a number is told of the others: all names to all of them would be their square.
    private const int MostNames = 10;

    /// <summary>Each problem with the use to report it on: a gap on the number behind it.</summary>
    public static IEnumerable<(NumberUse Use, string Problem)> Problems(IEnumerable<NumberUse> uses)
    {
        var numbers = uses.GroupBy(use => use.Number).OrderBy(group => group.Key).ToArray();
        return numbers.SelectMany((group, index) => In(group, index == 0 ? 0 : Math.Max(0, numbers[index - 1].Key)));
    }

    private static IEnumerable<(NumberUse Use, string Problem)> In(IGrouping<int, NumberUse> group, int previous)
    {
        var repetition = new Lazy<string>(() => Repetition(group));
        var repeated = group.Count() > 1 ? group.Select(use => (use, repetition.Value)) : [];
        var first = group.OrderBy(use => use.Order, StringComparer.Ordinal).First();
        return repeated.Concat(group.Key < 1
            ? group.Select(use => (use, "number " + group.Key + " is below 1"))
            : Gap(group.Key, previous).Select(problem => (first, problem)));
    }

    private static string Repetition(IGrouping<int, NumberUse> group) =>
        "number " + group.Key + " is used " + group.Count() + " times, by "
        + string.Join(
            " and ", group.Select(use => use.Name).OrderBy(name => name, StringComparer.Ordinal).Take(MostNames))
        + (group.Count() > MostNames ? " and others" : "");

    private static IEnumerable<string> Gap(int number, int previous) => (number - previous) switch
    {
        1 => [],
        2 => ["number " + (previous + 1) + " is missing"],
        _ => ["numbers " + (previous + 1) + " to " + (number - 1) + " are missing"],
    };
}

/// <summary>What takes a number: a critical test, written or planned, or a step of a journey.</summary>
/// <param name="Number">The number.</param>
/// <param name="Name">What a message calls it.</param>
/// <param name="Order">What decides which of several a gap is reported on.</param>
/// <param name="Place">Where its attribute stands.</param>
internal sealed record NumberUse(int Number, string Name, string Order, Func<CancellationToken, Location> Place)
{
    /// <summary>A step whose number compiles.</summary>
    public static NumberUse Of(JourneyStep step) =>
        new(step.Number ?? 0, $"'{step.Method.Name}'", step.Method.ToDisplayString(), step.Place);

    /// <summary>Null where the number does not compile.</summary>
    public static NumberUse? Of(CriticalTest test) =>
        test.Number is { } number
            ? new(number, $"'{test.Symbol.Name}'", test.Symbol.ToDisplayString(), test.Place) : null;

    /// <summary>Null where the number does not compile.</summary>
    public static NumberUse? Of(PlannedTest test) =>
        test.Number is { } number ? new(number, $"planned test '{test.Title}'", test.Title ?? "", test.Place) : null;
}
