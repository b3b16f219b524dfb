using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2007: a journey, or a step of one, is not declared as a whole journey needs it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisdeclaredJourney : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MisdeclaredJourney);

    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        if (types is { Journey: not null, Step: not null })
        {
            var found = new ConcurrentBag<INamedTypeSymbol>();
            context.RegisterSymbolAction(
                symbol => Collect((INamedTypeSymbol)symbol.Symbol, types, found), SymbolKind.NamedType);
            context.RegisterCompilationEndAction(end => Report(end, types, found));
        }
    }

    private static void Collect(INamedTypeSymbol type, NetraTypes types, ConcurrentBag<INamedTypeSymbol> found)
    {
        if (type.Has(types.Journey) || CriticalTest.In(type, types).Any() || JourneyStep.In(type, types).Any())
        {
            found.Add(type);
        }
    }

    private static void Report(
        CompilationAnalysisContext context, NetraTypes types, IReadOnlyCollection<INamedTypeSymbol> found)
    {
        var written = found.SelectMany(type => CriticalTest.In(type, types)).Select(test => test.Number);
        var planned = PlannedTest.In(context.Compilation.Assembly, types).Select(test => test.Number);
        var reader =
            new JourneyReader(types, TestMethods.Of(context.Compilation), [.. written.Concat(planned).OfType<int>()]);
        foreach (var (symbol, place, problem) in found.SelectMany(reader.ProblemsOf))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.MisdeclaredJourney, place ?? symbol.Locations[0], symbol.Name, problem));
        }
    }
}

/// <summary>Finds what is wrong with a class that is a journey, or that declares a step and is none.</summary>
/// <param name="types">The attributes.</param>
/// <param name="tests">What a test framework runs.</param>
/// <param name="numbers">The numbers of all critical tests of the assembly.</param>
internal sealed class JourneyReader(NetraTypes types, TestMethods tests, HashSet<int> numbers)
{
    /// <summary>Each problem, the symbol that has it, and where it stands.</summary>
    public IEnumerable<(ISymbol Symbol, Location? Place, string Text)> ProblemsOf(INamedTypeSymbol type)
    {
        var steps = JourneyStep.In(type, types).ToArray();
        return type.Find(types.Journey) is { } journey
            ? OfJourney(type, journey).Concat(steps.SelectMany(OfStep)).Concat(OfNumbers(steps))
            : steps.Select(step => step.Problem("[Step] is outside a journey; add [Journey] to the class"));
    }

    private IEnumerable<(ISymbol Symbol, Location? Place, string Text)> OfJourney(
        INamedTypeSymbol type, AttributeData journey)
    {
        if (new JourneyDeclaration(journey).Title is { } title && string.IsNullOrWhiteSpace(title))
        {
            yield return (type, journey.Place(default), "its title is blank");
        }

        foreach (var (symbol, problem) in Critical(type).Concat(NoSteps(type)))
        {
            yield return (symbol, null, problem);
        }
    }

    private IEnumerable<(ISymbol Symbol, string Text)> Critical(INamedTypeSymbol type) => CriticalTest.In(type, types)
        .Select(test =>
            (test.Symbol, "a journey cannot contain a critical test; move it to its own class"));

    private IEnumerable<(ISymbol Symbol, string Text)> NoSteps(INamedTypeSymbol type) => tests.DeclaredIn(type)
        .Where(test => !test.Has(types.Step) && !test.Has(types.CriticalTest))
        .Select(test => ((ISymbol)test, "every test in a journey must be a step; add [Step]"));

    private IEnumerable<(ISymbol Symbol, Location? Place, string Text)> OfStep(JourneyStep step)
    {
        var unknown = step.GuardedBy.Where(number => !numbers.Contains(number)).Distinct();
        return Problems(
            (tests.Exist && !tests.Contain(step.Method), "it is not a test"),
            (step.Title is { } title && string.IsNullOrWhiteSpace(title), "its title is blank"),
            (!step.Method.Has(types.ProvenBy), "it has no proof; add [ProvenBy] with a fault"))
            .Concat(
                unknown.Select(number => $"GuardedBy names critical test {number}, but this assembly has no such test"))
            .Select(step.Problem);
    }

    private static IEnumerable<(ISymbol Symbol, Location? Place, string Text)> OfNumbers(JourneyStep[] steps)
    {
        var uses = steps.Where(step => step.Number is not null).ToDictionary(NumberUse.Of);
        return NumberSequence.Problems(uses.Keys)
            .Select(found =>
                uses[found.Use].Problem(
                    $"step {found.Problem}; number steps 1 to n without gaps or duplicates"));
    }

    private static IEnumerable<string> Problems(params (bool Is, string Text)[] problems) =>
        problems.Where(problem => problem.Is).Select(problem => problem.Text);
}

/// <summary>A method that is declared as a step of a journey.</summary>
/// <param name="method">The method.</param>
/// <param name="declaration">Its <c>[Step]</c>.</param>
internal sealed class JourneyStep(IMethodSymbol method, StepDeclaration declaration)
{
    public IMethodSymbol Method { get; } = method;

    /// <summary>Null when the argument does not compile.</summary>
    public int? Number { get; } = declaration.Number;

    public string? Title { get; } = declaration.Title;

    public IEnumerable<int> GuardedBy { get; } = declaration.GuardedBy;

    public (ISymbol Symbol, Location? Place, string Text) Problem(string text) => (Method, Place(default), text);

    /// <summary>Where the attribute stands.</summary>
    public Location Place(CancellationToken cancellation) =>
        declaration.Attribute.Place(cancellation) ?? Method.Locations[0];

    /// <summary>The steps that a class declares itself.</summary>
    public static IEnumerable<JourneyStep> In(INamedTypeSymbol type, NetraTypes types) =>
        from method in type.GetMembers().OfType<IMethodSymbol>()
        let step = method.Find(types.Step)
        where step is not null
        select new JourneyStep(method, new(step));
}
