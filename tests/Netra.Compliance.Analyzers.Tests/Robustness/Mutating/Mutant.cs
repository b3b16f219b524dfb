using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>A file, broken.</summary>
/// <param name="File">The file that it was.</param>
/// <param name="Seed">What broke it.</param>
/// <param name="Text">What it is now.</param>
internal sealed record Mutant(string File, int Seed, string Text)
{
    public string Name => $"{File}#{Seed}.cs";

    public SyntaxTree Tree { get; } = SourceParsing.Parse(Text, $"{File}#{Seed}.cs");

    public static Mutant Of(string file, int seed) =>
        new(file, seed, Mutator.Mutate(System.IO.File.ReadAllText(file), seed));
}
