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

/// <summary>The emitted check of the proof engine: a fault that xunit's own assertion must catch, and that nothing else
/// may.</summary>
internal static class CanaryText
{
    private const string Type =
        """
        [global::Netra.Compliance.Proving.GeneratedProof]
        [global::Xunit.Trait("Category", "Proof")]
        public sealed class ProofEngineCanary
        {
            private readonly ProofEngine _engine;

            /// <summary>Created by the test framework.</summary>
            public ProofEngineCanary(global::Xunit.Abstractions.ITestOutputHelper output)
            {
                _engine = new ProofEngine(output);
            }

            /// <summary>Without this, no proof of the run counts.</summary>
            [global::Xunit.Fact(DisplayName = "Proof engine: canary")]
            public global::System.Threading.Tasks.Task Is_caught() => _engine.CheckCanaryAsync();
        }
        """;

    private const string Points =
        """
        internal sealed class CanaryPoints : global::Xunit.IClassFixture<global::Netra.Compliance.Proving.CanaryFixture>
        {
            private readonly global::Netra.Compliance.Proving.CanaryFixture _fixture;

            public CanaryPoints(global::Netra.Compliance.Proving.CanaryFixture fixture)
            {
                _fixture = fixture;
            }

            internal void Asserts() => global::Xunit.Assert.Equal(5, _fixture.Add(2, 3));

            internal void AssertsNothing() => _fixture.Add(2, 3);
        }
        """;

    public static readonly string Attributed = GeneratedCode.Type(
        "Checks that the proof engine catches a fault that is asserted and misses one that is not.", Type);

    public static readonly string AttributedPoints =
        GeneratedCode.Type("The points used to check the proof engine; no test framework runs them.", Points);
}
