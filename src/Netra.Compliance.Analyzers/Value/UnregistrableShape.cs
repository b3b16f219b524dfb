using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Value;

/// <summary>NETRA2005: a critical test or a journey has a shape that the generator cannot register.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnregistrableShape : NetraRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnregistrableShape);

    /// <summary>Where nothing is journaled whatever the shape, no other shape would help: NETRA2008 tells.</summary>
    private protected override void Start(CompilationStartAnalysisContext context, NetraTypes types)
    {
        if (FrameworkSupport.Of(context.Compilation).Journals)
        {
            var shapes = new ShapeReader(types, TestMethods.Of(context.Compilation));
            context.RegisterSymbolAction(symbol => Check(symbol, shapes, types), SymbolKind.NamedType);
        }
    }

    private static void Check(SymbolAnalysisContext context, ShapeReader shapes, NetraTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var problems = shapes.ProblemsOf(type, context.CancellationToken).ToArray();
        if (problems.Length > 0)
        {
            context.ReportDiagnostic(
                Finding(type, type.WithBases().Any(part => part.Has(types.Journey)) ? "journey" : "critical test",
                    problems));
        }
    }

    private static Diagnostic Finding(INamedTypeSymbol type, string what, ShapeProblem[] problems) => Diagnostic.Create(
        Descriptors.UnregistrableShape,
        type.Locations[0],
        ImmutableDictionary<string, string?>.Empty.Add(
            "fix", string.Join(" ", problems.Select(problem => problem.Modifier).OfType<string>())),
        type.Name,
        string.Join(", ", problems.Select(problem => problem.Text)),
        what);
}

/// <summary>Compares a class with what the generator and the test framework need.</summary>
internal sealed class ShapeReader(NetraTypes types, TestMethods tests)
{
    public IEnumerable<ShapeProblem> ProblemsOf(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var critical = CriticalTest.In(type, types).ToArray();
        return critical.Length > 0 || type.Has(types.Journey)
            ? Shape(ClassShape.Of(type, cancellation), type).Concat(critical.SelectMany(Methods)).Concat(Tests(type))
            : Inherited(type);
    }

    private static IEnumerable<ShapeProblem> Shape(ClassShape shape, INamedTypeSymbol type)
    {
        if (!shape.IsPartial)
        {
            yield return new ShapeProblem("it or a containing type is not partial", "partial");
        }

        if (!shape.IsPublic)
        {
            yield return new ShapeProblem("it or a containing type is not public", "public");
        }

        if (shape.IsGeneric)
        {
            yield return new ShapeProblem("it or a containing type is generic");
        }

        if (Kind(shape, type) is { } kind)
        {
            yield return new ShapeProblem(kind);
        }
    }

    private static string? Kind(ClassShape shape, INamedTypeSymbol type) =>
        !shape.IsClass ? "it is not a class"
        : !shape.IsAbstract ? null
        : type.IsStatic ? "it is static" : "it is abstract";

    private IEnumerable<ShapeProblem> Methods(CriticalTest critical)
    {
        if (critical.Symbol is IMethodSymbol method && !tests.Contain(method))
        {
            yield return new ShapeProblem($"'{method.Name}' is not a test");
        }
    }

    private IEnumerable<ShapeProblem> Tests(INamedTypeSymbol type)
    {
        var all = tests.RunFor(type).ToArray();
        if (types.Declares(type) && !all.Any(IsNotCritical))
        {
            yield return new ShapeProblem("it contains no test");
        }

        var points = types.Declares(type) ? all : all.Where(test => test.Has(types.CriticalTest));
        if (points.FirstOrDefault(test => !tests.RunInXunit(test)) is { } foreign)
        {
            yield return new ShapeProblem($"'{foreign.Name}' is not an xunit test");
        }
    }

    private IEnumerable<ShapeProblem> Inherited(INamedTypeSymbol type)
    {
        if (type.WithBases().Skip(1).FirstOrDefault(types.Declares) is { } declared)
        {
            yield return new ShapeProblem(
                $"[{(declared.Has(types.CriticalTest) ? "CriticalTest" : "Journey")}] on '{declared.Name}' is not "
                + $"inherited");
        }
    }

    private bool IsNotCritical(IMethodSymbol test) => !test.Has(types.CriticalTest);
}

/// <summary>Something about a class that keeps it from being registered.</summary>
/// <param name="Text">What it is, to complete the sentence "it cannot be registered: …".</param>
/// <param name="Modifier">The modifier that would mend it; null when none would.</param>
internal sealed record ShapeProblem(string Text, string? Modifier = null);
