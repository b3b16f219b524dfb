namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>The emitted check of the proof engine: a fault that xunit's own assertion must catch, and that nothing else may.</summary>
internal static class CanaryText
{
    private const string Type =
        """
        [global::Netra.Compliance.Proving.GeneratedProof]
        [global::Xunit.Trait("Category", "Proof")]
        public sealed class ProofEngineCanary
        {
            private readonly ProofEngine _engine;

            /// <summary>Made by the test framework.</summary>
            public ProofEngineCanary(global::Xunit.Abstractions.ITestOutputHelper output)
            {
                _engine = new ProofEngine(output);
            }

            /// <summary>Without this no proof of the run counts.</summary>
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

    public static readonly string Attributed = GeneratedCode.Type("Shows that the proof engine catches a fault and lets one survive that nothing asserts.", Type);

    public static readonly string AttributedPoints = GeneratedCode.Type("The points that the proof engine is checked on; no test framework runs them.", Points);
}
