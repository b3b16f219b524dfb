using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Reporting;

/// <summary>Reporting: the test framework that writes the journal, and its sink, which a framework of the user's own can pass on.</summary>
internal sealed class ReportingEmitter : Emitter
{
    public override void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
        if (IsWanted(portfolio.Facts) && !portfolio.Facts.HasTestFramework)
        {
            writer.Line($"[assembly: global::Xunit.TestFramework(\"{GeneratedCode.Namespace}.{TestFrameworkText.Name}\", {Literal.Of(portfolio.Facts.Name)})]");
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        if (IsWanted(portfolio.Facts))
        {
            WriteTypes(writer, !portfolio.Facts.HasTestFramework);
        }
    }

    private static bool IsWanted(AssemblyFacts facts) =>
        facts is { AllowsNullable: true, Frameworks: { HasXunit: true, HasXunitV2Execution: true } };

    private static void WriteTypes(CodeWriter writer, bool withFramework)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Lines(JournalingSinkText.Attributed);
        if (withFramework)
        {
            writer.Line().Lines(TestFrameworkText.Attributed).Line().Lines(TestFrameworkText.AttributedExecutor);
        }
    }
}
