namespace Netra.Compliance.Generators.Emit.Reporting;

/// <summary>The emitted test framework: xunit's own, with the journal between the tests and whoever listens.</summary>
internal static class TestFrameworkText
{
    public const string Name = "JournalingTestFramework";

    /// <summary>The constructor does nothing of its own: xunit replaces a framework whose constructor throws without a word.</summary>
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
        GeneratedCode.Type("Opens the journal when tests run, and runs the classes of a collection in the order of their revenue.", Executor);
}
