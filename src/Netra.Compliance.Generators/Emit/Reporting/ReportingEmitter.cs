using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Reporting;

/// <summary>Reporting: the test framework that writes the journal, and its sink, which a framework of the user's own
/// can pass on.</summary>
internal sealed class ReportingEmitter : Emitter
{
    public override void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
        if (portfolio.Facts.Frameworks.CanJournal && !portfolio.Facts.HasTestFramework)
        {
            writer.Line(
                $"[assembly: global::Xunit.TestFramework(\"{GeneratedCode.Namespace}.{TestFrameworkText.Name}\", "
                + $"{Literal.Of(portfolio.Facts.Name)})]");
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        if (portfolio.Facts.Frameworks.CanJournal)
        {
            WriteTypes(writer, !portfolio.Facts.HasTestFramework);
        }
    }

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

/// <summary>The emitted test framework: xunit's own, with the journal between the tests and whoever listens.</summary>
internal static class TestFrameworkText
{
    public const string Name = "JournalingTestFramework";

    /// <summary>The constructor does nothing of its own: xunit replaces a framework whose constructor throws without a
    /// word.</summary>
    private const string Framework =
        """
        public sealed class JournalingTestFramework : global::Xunit.Sdk.XunitTestFramework
        {
            public JournalingTestFramework(global::Xunit.Abstractions.IMessageSink messageSink)
                : base(messageSink)
            {
            }

            protected override global::Xunit.Abstractions.ITestFrameworkExecutor CreateExecutor(global::System.Reflection.AssemblyName assemblyName) =>
                new JournalingExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);
        }
        """;

    /// <summary>The journal is opened here and not sooner: a framework is made to list tests too.</summary>
    private const string Executor =
        """
        internal sealed class JournalingExecutor : global::Xunit.Sdk.XunitTestFrameworkExecutor
        {
            public JournalingExecutor(
                global::System.Reflection.AssemblyName assemblyName,
                global::Xunit.Abstractions.ISourceInformationProvider sourceInformationProvider,
                global::Xunit.Abstractions.IMessageSink diagnosticMessageSink)
                : base(assemblyName, sourceInformationProvider, diagnosticMessageSink)
            {
            }

            protected override void RunTestCases(
                global::System.Collections.Generic.IEnumerable<global::Xunit.Sdk.IXunitTestCase> testCases,
                global::Xunit.Abstractions.IMessageSink executionMessageSink,
                global::Xunit.Abstractions.ITestFrameworkExecutionOptions executionOptions) =>
                base.RunTestCases(RevenueOrder.Sort(testCases), new JournalingSink(executionMessageSink), executionOptions);
        }
        """;

    public static readonly string Attributed =
        GeneratedCode.Type("Runs tests as xunit does and writes the journal of the run.", Framework);

    public static readonly string AttributedExecutor =
        GeneratedCode.Type(
            "Opens the journal when tests run, and runs the classes of a collection in the order of their revenue.",
            Executor);
}
