using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;
using Netra.Compliance.Analyzers.Options;

namespace Netra.Compliance.Analyzers;

/// <summary>A rule that begins with a compilation: concurrent, and blind to generated code.</summary>
public abstract class CompilationRule : DiagnosticAnalyzer
{
    private readonly GeneratedCodeAnalysisFlags _generated;

    /// <param name="leavesOutGenerated">
    /// Whether the rule leaves out generated code by itself. The compiler does it for all others, and reads every token
    /// of a file for its first finding: dear for rules that have one in most files.
    /// </param>
    private protected CompilationRule(bool leavesOutGenerated = false) => _generated = leavesOutGenerated
        ? GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
        : GeneratedCodeAnalysisFlags.None;

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(_generated);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Checks each hand-written file, for a rule that excludes generated code itself.</summary>
    private protected static void OnWrittenFiles(
        CompilationStartAnalysisContext context, Action<SyntaxTreeAnalysisContext> check) =>
        context.RegisterSyntaxTreeAction(tree =>
        {
            if (!tree.IsGeneratedCode)
            {
                check(tree);
            }
        });

    private protected abstract void Start(CompilationStartAnalysisContext context);
}

/// <summary>A rule about Netra's attributes: it is silent, and free, where they are not referenced.</summary>
public abstract class NetraRule : CompilationRule
{
    private protected NetraRule()
    {
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, NetraTypes types);

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (NetraReference.TypesOf(context.Compilation) is { } types)
        {
            Start(context, types);
        }
    }
}

/// <summary>A rule about product code: it is silent, and free, in projects of tests.</summary>
public abstract class ProductRule : CompilationRule
{
    private protected ProductRule()
        : base(leavesOutGenerated: true)
    {
    }

    private protected abstract void Register(CompilationStartAnalysisContext context);

    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        if (!TestProject.Is(context.Compilation, context.Options.AnalyzerConfigOptionsProvider.GlobalOptions))
        {
            Register(context);
        }
    }
}
