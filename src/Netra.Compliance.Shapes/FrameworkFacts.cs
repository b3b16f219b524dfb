using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Shapes;

/// <summary>What generated code may rely on.</summary>
/// <param name="HasXunit">Whether xunit's collections, traits and fixtures resolve.</param>
/// <param name="HasXunitV2Execution">Whether <c>Xunit.Sdk.XunitTestFramework</c> (xunit v2 alone) resolves.</param>
/// <param name="HasXunitAssert">Whether <c>Xunit.Assert</c> resolves.</param>
/// <param name="AllowsNullable">Whether the language version knows nullable references; without, only metadata is
/// emitted.</param>
internal sealed record FrameworkFacts(
    bool HasXunit, bool HasXunitV2Execution, bool HasXunitAssert, bool AllowsNullable)
{
    /// <summary>Whether the whole of xunit v2 resolves, its assertions aside.</summary>
    public bool HasXunitV2 => HasXunit && HasXunitV2Execution;

    /// <summary>Whether runs leave a journal.</summary>
    public bool CanJournal => HasXunitV2 && AllowsNullable;

    /// <summary>Whether proofs can be driven, and told from crashes.</summary>
    public bool CanProve => CanJournal && HasXunitAssert;

    public static FrameworkFacts Of(Compilation compilation) => new(
        Knows(compilation, "Xunit.CollectionAttribute"),
        Knows(compilation, "Xunit.Sdk.XunitTestFramework"),
        Knows(compilation, "Xunit.Assert"),
        compilation is CSharpCompilation { LanguageVersion: >= LanguageVersion.CSharp8 });

    private static bool Knows(Compilation compilation, string type) =>
        compilation.GetTypeByMetadataName(type) is not null;
}
