namespace Netra.Compliance.Generators.Emit.Reporting;

/// <summary>The emitted message sink: it writes to the journal what happens, then passes it on.</summary>
internal static class JournalingSinkText
{
    private const string Type =
        """
        public sealed class JournalingSink : global::Xunit.LongLivedMarshalByRefObject, global::Xunit.Abstractions.IMessageSink
        {
            private readonly global::Xunit.Abstractions.IMessageSink _next;
            private readonly global::Netra.Compliance.Journaling.RunJournal _journal;

            /// <summary>Opens the journal: make a sink when tests run, not when they are discovered.</summary>
            /// <param name="next">Who hears of everything afterwards.</param>
            public JournalingSink(global::Xunit.Abstractions.IMessageSink next)
            {
                _next = next;
                _journal = global::Netra.Compliance.Journaling.RunJournal.Open(typeof(JournalingSink).Assembly);
            }

            /// <inheritdoc/>
            public bool OnMessage(global::Xunit.Abstractions.IMessageSinkMessage message)
            {
                try
                {
                    Record(message);
                }
                catch (global::System.Exception exception)
                {
                    _journal.Abandon(exception);
                }

                return _next.OnMessage(message);
            }

            private void Record(global::Xunit.Abstractions.IMessageSinkMessage message)
            {
                switch (message)
                {
                    case global::Xunit.Abstractions.ITestStarting starting:
                        _journal.Started(Identity(starting));
                        break;
                    case global::Xunit.Abstractions.ITestResultMessage result:
                        _journal.Finished(Identity(result), Result(result));
                        break;
                    case global::Xunit.Abstractions.ITestAssemblyFinished finished:
                        _journal.Ended(new global::Netra.Compliance.Journaling.RunTotals(
                            finished.TestsRun, finished.TestsFailed, finished.TestsSkipped, Time(finished.ExecutionTime)));
                        break;
                    case global::Xunit.Abstractions.IFailureInformation failure:
                        _journal.Failed(Scope(message), Classes(message), Reason(failure));
                        break;
                }
            }

            private static global::Netra.Compliance.Journaling.TestIdentity Identity(global::Xunit.Abstractions.ITestMessage message)
            {
                var method = message.TestCase.TestMethod;
                var type = TypeOf(message);
                return new global::Netra.Compliance.Journaling.TestIdentity(
                    message.TestCase.UniqueID,
                    method.TestClass.Class.Name,
                    global::Netra.Compliance.Proving.PointMethod.NameOf(type, ((global::Xunit.Abstractions.IReflectionMethodInfo)method.Method).MethodInfo, IsTest),
                    message.Test.DisplayName,
                    type.IsDefined(typeof(global::Netra.Compliance.Proving.GeneratedProofAttribute), false));
            }

            private static global::System.Type TypeOf(global::Xunit.Abstractions.ITestMessage message) =>
                ((global::Xunit.Abstractions.IReflectionTypeInfo)message.TestCase.TestMethod.TestClass.Class).Type;

            private static bool IsTest(global::System.Reflection.MethodInfo method) =>
                method.IsDefined(typeof(global::Xunit.FactAttribute), true);

            private static global::Netra.Compliance.Journaling.TestResult Result(global::Xunit.Abstractions.ITestResultMessage message)
            {
                switch (message)
                {
                    case global::Xunit.Abstractions.ITestPassed _:
                        return new global::Netra.Compliance.Journaling.TestResult(
                            global::Netra.Compliance.Journaling.TestOutcome.Passed, Time(message.ExecutionTime), null);
                    case global::Xunit.Abstractions.ITestSkipped skipped:
                        return new global::Netra.Compliance.Journaling.TestResult(
                            global::Netra.Compliance.Journaling.TestOutcome.Skipped, Time(message.ExecutionTime), skipped.Reason);
                    default:
                        return new global::Netra.Compliance.Journaling.TestResult(
                            global::Netra.Compliance.Journaling.TestOutcome.Failed, Time(message.ExecutionTime), Reason(message as global::Xunit.Abstractions.IFailureInformation), Source(message));
                }
            }

            private static global::Netra.Compliance.Journaling.SourceLine? Source(global::Xunit.Abstractions.ITestResultMessage message) =>
                message is global::Xunit.Abstractions.IFailureInformation { StackTraces: { } traces }
                    ? global::Netra.Compliance.Journaling.SourceLine.Of(TypeOf(message), traces)
                    : null;

            private static global::Netra.Compliance.Journaling.ErrorScope Scope(global::Xunit.Abstractions.IMessageSinkMessage message)
            {
                switch (message)
                {
                    case global::Xunit.Abstractions.ITestCleanupFailure _:
                        return global::Netra.Compliance.Journaling.ErrorScope.Test;
                    case global::Xunit.Abstractions.ITestCaseCleanupFailure _:
                    case global::Xunit.Abstractions.ITestMethodCleanupFailure _:
                        return global::Netra.Compliance.Journaling.ErrorScope.Case;
                    case global::Xunit.Abstractions.ITestClassCleanupFailure _:
                        return global::Netra.Compliance.Journaling.ErrorScope.Class;
                    case global::Xunit.Abstractions.ITestCollectionCleanupFailure _:
                        return global::Netra.Compliance.Journaling.ErrorScope.Collection;
                    case global::Xunit.Abstractions.ITestAssemblyCleanupFailure _:
                        return global::Netra.Compliance.Journaling.ErrorScope.Assembly;
                    default:
                        return global::Netra.Compliance.Journaling.ErrorScope.Engine;
                }
            }

            private static global::System.Collections.Generic.IEnumerable<string> Classes(global::Xunit.Abstractions.IMessageSinkMessage message) =>
                message is global::Xunit.Abstractions.IExecutionMessage { TestCases: { } cases }
                    ? global::System.Linq.Enumerable.Distinct(global::System.Linq.Enumerable.Select(cases, testCase => testCase.TestMethod.TestClass.Class.Name))
                    : global::System.Array.Empty<string>();

            private static string Reason(global::Xunit.Abstractions.IFailureInformation? failure) =>
                failure is null
                    ? "The test framework gave no reason."
                    : string.Join("\n", global::System.Linq.Enumerable.Zip(failure.ExceptionTypes, failure.Messages, (type, text) => type + ": " + text));

            private static global::System.TimeSpan Time(decimal seconds) => global::System.TimeSpan.FromSeconds((double)seconds);
        }
        """;

    public static readonly string Attributed =
        GeneratedCode.Type(
            "Writes what happens to the journal of the run, then passes it on; use it in your own test framework "
            + "if you have one.", Type);
}
