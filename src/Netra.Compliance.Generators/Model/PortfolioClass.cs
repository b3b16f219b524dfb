namespace Netra.Compliance.Generators.Model;

/// <param name="Clr">The CLR's full name.</param>
/// <param name="Module">The namespace's last part.</param>
/// <param name="Collection">The display name of the xunit collection that runs the class.</param>
/// <param name="IsInModuleCollection">Whether that is the module's, by the generated part of the class.</param>
internal sealed record PortfolioClass(string Clr, string Module, string Collection, bool IsInModuleCollection);
