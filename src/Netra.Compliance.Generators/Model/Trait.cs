namespace Netra.Compliance.Generators.Model;

internal sealed record Trait(string Name, string Value);
