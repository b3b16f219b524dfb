using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Honesty.Origins;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>A rule that judges tests one by one, by their bodies.</summary>
public abstract class TestRule : HonestyRule
{
    private protected TestRule()
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext context, HonestyModel model) =>
        context.RegisterSemanticModelAction(file => Check(file, model));

    private protected abstract void Check(Test test);

    private void Check(SemanticModelAnalysisContext context, HonestyModel model)
    {
        foreach (var code in model.TestsIn(context.SemanticModel, context.CancellationToken))
        {
            Check(new Test(context, model, code));
        }
    }
}

/// <summary>A rule about tests: it is silent, and free, where no test framework is referenced.</summary>
public abstract class HonestyRule : CompilationRule
{
    private protected HonestyRule()
    {
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, HonestyModel model);

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (TestMethods.Of(context.Compilation).Exist)
        {
            Register(context, HonestyModel.Of(context.Compilation, context.Options));
        }
    }
}

/// <summary>What the honesty rules know about one compilation; they share it.</summary>
internal sealed class HonestyModel
{
    private const int DeepestHelper = 4;

    private static readonly ConditionalWeakTable<Compilation, HonestyModel> Models = new();

    private readonly TestFiles _files = new();

    private HonestyModel(Compilation compilation, AnalyzerOptions options)
    {
        Tests = TestMethods.Of(compilation);
        Netra = NetraReference.TypesOf(compilation);
        Roles = new AssemblyRoles(compilation);
        Expectations = new Expectations(compilation, Roles);
        Product = new ProductUse(Roles, new LinkedFiles(options, Tests));
        Facts = new FactsCache(this, new MethodBodies(compilation));
        Reach = new ReachTargets(this);
        Helpers = new HelperOrigins(this, DeepestHelper);
    }

    public TestMethods Tests { get; }

    /// <summary>Null where Netra.Compliance is not referenced.</summary>
    public NetraTypes? Netra { get; }

    public AssemblyRoles Roles { get; }

    public Expectations Expectations { get; }

    public AssertionMethods Assertions => Expectations.Assertions;

    public ProductUse Product { get; }

    public FactsCache Facts { get; }

    public MethodBodies Bodies => Facts.Bodies;

    public ReachTargets Reach { get; }

    public TestClasses Classes { get; } = new();

    /// <summary>What helpers give back that a test calls itself.</summary>
    public HelperOrigins Helpers { get; }

    public ImmutableArray<TestCode> TestsIn(SemanticModel file, CancellationToken cancellation) =>
        _files.TestsIn(file, this, cancellation);

    public static HonestyModel Of(Compilation compilation, AnalyzerOptions options) =>
        Models.GetValue(compilation, key => new HonestyModel(key, options));
}
