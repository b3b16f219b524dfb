namespace Netra.Compliance.Analyzers.Tests.Robustness.Mutating;

/// <summary>One way to break a text that is not empty.</summary>
internal delegate string Mutation(string text, Random random);
