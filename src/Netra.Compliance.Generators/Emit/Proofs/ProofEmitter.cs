using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>Proofs: for each critical test that names a fault, a class with a row per point and fault; once an assembly, what drives them.</summary>
internal sealed class ProofEmitter : Emitter
{
    public override void WriteClassTypes(CodeWriter writer, ClassUnit unit)
    {
        if (!unit.Frameworks.CanProve || !unit.Class.Shape.Runs)
        {
            return;
        }

        foreach (var test in unit.Class.Tests.Where(test => test.Points.Any(point => point.Faults.Count > 0)))
        {
            new ProofClass(unit, test).Write(writer);
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        if (portfolio.Facts is { AllowsNullable: true, Frameworks.CanProve: true } && portfolio.Tests.Any(test => test.Proofs is not null))
        {
            WriteEngine(writer);
        }
    }

    private static void WriteEngine(CodeWriter writer)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Lines(ProofEngineText.Attributed).Line();
        writer.Lines(CanaryText.Attributed).Line().Lines(CanaryText.AttributedPoints).Line();
        writer.Lines(XunitDialectText.Attributed);
    }
}
