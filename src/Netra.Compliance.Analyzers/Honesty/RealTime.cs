using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3008: a critical test waits a fixed time, or reads the wall clock.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RealTime : HonestyRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.RealTime);

    private protected override void Register(CompilationStartAnalysisContext context, HonestyModel model)
    {
        if (model.Netra is { } types)
        {
            context.RegisterSemanticModelAction(file => Check(file, types));
        }
    }

    private static void Check(SemanticModelAnalysisContext context, NetraTypes types)
    {
        foreach (var code in new ScopedCode(context.SemanticModel, types.IsCritical).All(context.CancellationToken))
        {
            Check(context, code);
        }
    }

    private static void Check(SemanticModelAnalysisContext context, MemberCode code)
    {
        foreach (var operation in code.Operations(context))
        {
            Report(context, operation);
        }
    }

    private static void Report(SemanticModelAnalysisContext context, IOperation operation)
    {
        if (TimeUse.Of(operation) is { } use)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.RealTime, operation.Syntax.GetLocation(), use.Name, use.Advice));
        }
    }
}

/// <summary>A use of real time.</summary>
/// <param name="Name">What is used.</param>
/// <param name="Advice">What to do instead.</param>
internal sealed record TimeUse(string Name, string Advice)
{
    private const string Wait = "wait for a condition with a generous timeout";
    private const string Read = "read the time from a TimeProvider that the test controls";

    private static readonly string[] Clocks =
        ["System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now",
            "System.DateTimeOffset.UtcNow"];

    /// <summary>Null where an operation uses no real time, or uses it as one must: as a limit, or between two looks at
    /// a condition.</summary>
    public static TimeUse? Of(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation read when IsClock(read.Property) && read.Parent is not INameOfOperation =>
            new TimeUse(read.Property.ContainingType.Name + "." + read.Property.Name, Read),
        IInvocationOperation { TargetMethod: { Name: "Sleep", ContainingType.Name: "Thread" } } =>
            Waits(operation, "Thread.Sleep"),
        IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType.Name: "Task" } } call when IsReal(call) =>
            Waits(operation, "Task.Delay"),
        _ => null,
    };

    private static bool IsClock(IPropertySymbol property) =>
        property.IsStatic && Clocks.Contains(property.ContainingType.ToDisplayString() + "." + property.Name);

    private static bool IsReal(IInvocationOperation call) =>
        call.TargetMethod.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks"
        && !call.TargetMethod.Parameters.Any(parameter => parameter.Type.Name == "TimeProvider")
        && !IsEndless(call.Arguments[0].Value)
        && !call.Ancestors().Any(outer => outer is IInvocationOperation { TargetMethod.Name: "WhenAny" });

    private static TimeUse? Waits(IOperation operation, string name) =>
        operation.Ancestors().Any(outer => outer is ILoopOperation) ? null : new TimeUse(name, Wait);

    private static bool IsEndless(IOperation time) =>
        time.ConstantValue is { HasValue: true, Value: -1 }
            || time is IFieldReferenceOperation { Field.Name: "InfiniteTimeSpan" };
}
