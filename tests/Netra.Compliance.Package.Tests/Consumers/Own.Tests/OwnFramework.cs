using System.Reflection;
using Netra.Compliance.Generated;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("Own.Tests.OwnFramework", "Own.Tests")]

namespace Own.Tests;

/// <summary>A framework of the project's own; <c>OWN_FRAMEWORK</c> says whether it <c>compose</c>s the journal's sink
/// or <c>throw</c>s.</summary>
public sealed class OwnFramework : XunitTestFramework
{
    public OwnFramework(IMessageSink messageSink)
        : base(messageSink)
    {
        if (Mode == "throw")
        {
            throw new InvalidOperationException("this framework cannot start");
        }
    }

    internal static string? Mode => Environment.GetEnvironmentVariable("OWN_FRAMEWORK");

    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new OwnExecutor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class OwnExecutor(AssemblyName name, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(name, source, diagnostics)
    {
        protected override void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink sink, ITestFrameworkExecutionOptions options) =>
            base.RunTestCases(testCases, Mode == "compose" ? new JournalingSink(sink) : sink, options);
    }
}
