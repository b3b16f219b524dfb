using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Analyzers.Known;

/// <summary>What the generator can do in a project: it writes for xunit v2, in C# 8 or later.</summary>
internal sealed class FrameworkSupport
{
    private static readonly string[] Execution = ["Xunit.CollectionAttribute", "Xunit.Sdk.XunitTestFramework"];

    private static readonly ConditionalWeakTable<Compilation, FrameworkSupport> Known = new();

    private FrameworkSupport(Compilation compilation)
    {
        var language = compilation is CSharpCompilation csharp ? csharp.LanguageVersion : LanguageVersion.Default;
        var (runs, isOld) = (Execution.All(type => Knows(compilation, type)), language < LanguageVersion.CSharp8);
        Journals = runs && !isOld;
        Proves = Journals && Knows(compilation, "Xunit.Assert");
        Found = Journals
            ? TestFrameworks.Supported + " without xunit.assert"
            : Frameworks(compilation, runs) + (isOld ? " in C# " + language.ToDisplayString() : "");
    }

    /// <summary>Whether runs of critical tests leave a journal.</summary>
    public bool Journals { get; }

    /// <summary>Whether proofs can be made: <c>Xunit.Assert</c> tells a failed assertion from a crash.</summary>
    public bool Proves { get; }

    /// <summary>What the project has instead of all that is supported, as in "this project uses NUnit".</summary>
    public string Found { get; }

    public static FrameworkSupport Of(Compilation compilation) =>
        Known.GetValue(compilation, key => new FrameworkSupport(key));

    private static string Frameworks(Compilation compilation, bool runs) =>
        TestFrameworks.Of(compilation).ToArray() switch
        {
            [] => "no test framework",
            [TestFrameworks.Supported] when !runs => "only a part of " + TestFrameworks.Supported,
            var names => string.Join(" and ", names),
        };

    private static bool Knows(Compilation compilation, string type) =>
        compilation.GetTypeByMetadataName(type) is not null;
}
