namespace Netra.Compliance.Generators.Model;

/// <param name="Clr">The CLR's full name.</param>
/// <param name="Qualified">The name as C# writes it, from <c>global::</c>.</param>
/// <param name="IsConstructible">Whether generated code can make one: a concrete, accessible fault with a parameterless constructor.</param>
internal sealed record Fault(string Clr, string Qualified, bool IsConstructible);
