namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>The emitted driver of proofs: no proof without the check that the engine can see.</summary>
internal static class ProofEngineText
{
    private const string Type =
        """
        internal sealed class ProofEngine
        {
            private readonly global::Netra.Compliance.Proving.ProofRunner _runner;

            internal ProofEngine(global::Xunit.Abstractions.ITestOutputHelper output)
            {
                _runner = new global::Netra.Compliance.Proving.ProofRunner(new XunitDialect(output));
            }

            internal async global::System.Threading.Tasks.Task ProveAsync(
                global::Netra.Compliance.Proving.CoveragePoint point,
                global::System.Collections.Generic.IReadOnlyList<global::Netra.Compliance.Proving.FaultMark> faults,
                global::Netra.Compliance.Proving.FaultMark fault)
            {
                await CheckCanaryAsync().ConfigureAwait(false);
                await _runner.ProveAsync(point, faults, fault).ConfigureAwait(false);
            }

            internal global::System.Threading.Tasks.Task CheckCanaryAsync() => _runner.CheckCanaryAsync(
                Canary(nameof(CanaryPoints.Asserts), points => points.Asserts()),
                Canary(nameof(CanaryPoints.AssertsNothing), points => points.AssertsNothing()));

            private static global::Netra.Compliance.Proving.CoveragePoint Canary(string name, global::System.Action<CanaryPoints> run) => new global::Netra.Compliance.Proving.CoveragePoint(
                typeof(CanaryPoints),
                name,
                (test, _) =>
                {
                    run((CanaryPoints)test);
                    return global::System.Threading.Tasks.Task.CompletedTask;
                },
                () => new[] { global::System.Array.Empty<object?>() });
        }
        """;

    public static readonly string Attributed = GeneratedCode.Type("Drives the proofs of this assembly.", Type);
}
