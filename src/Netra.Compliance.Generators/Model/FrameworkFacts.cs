namespace Netra.Compliance.Generators.Model;

/// <param name="HasXunit">Whether xunit's collections, traits and fixtures resolve.</param>
/// <param name="HasXunitV2Execution">Whether <c>Xunit.Sdk.XunitTestFramework</c> (xunit v2 alone) resolves.</param>
/// <param name="HasXunitAssert">Whether <c>Xunit.Assert</c> resolves.</param>
internal sealed record FrameworkFacts(bool HasXunit, bool HasXunitV2Execution, bool HasXunitAssert)
{
    /// <summary>Whether proofs can be driven, and told from crashes.</summary>
    public bool CanProve => HasXunit && HasXunitV2Execution && HasXunitAssert;
}
