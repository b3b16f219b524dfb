namespace Netra.Compliance.Generators.Model;

/// <summary>What opens a part of a type: <c>class Name</c>, <c>record struct @event</c>.</summary>
/// <param name="Keyword">The declaring keywords.</param>
/// <param name="Name">The plain name, not escaped.</param>
internal sealed record TypeShell(string Keyword, string Name);
