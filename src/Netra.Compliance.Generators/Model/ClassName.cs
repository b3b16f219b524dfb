namespace Netra.Compliance.Generators.Model;

/// <param name="Namespace">Dotted and escaped as C# needs it; empty for the global namespace.</param>
/// <param name="Containers">The containing types, outermost first.</param>
/// <param name="Declaration">The class itself.</param>
/// <param name="Clr">The CLR's full name, <c>Namespace.Outer+Inner</c>.</param>
/// <param name="Qualified">The name as C# writes it, from <c>global::</c>.</param>
/// <param name="Module">The namespace's last part; <c>Global</c> in the global namespace.</param>
internal sealed record ClassName(
    string Namespace,
    EquatableArray<TypeShell> Containers,
    TypeShell Declaration,
    string Clr,
    string Qualified,
    string Module);
