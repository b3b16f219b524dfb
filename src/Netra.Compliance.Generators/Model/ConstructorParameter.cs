namespace Netra.Compliance.Generators.Model;

/// <param name="Name">The parameter's name, not escaped.</param>
/// <param name="Type">The type as C# writes it, from <c>global::</c>.</param>
/// <param name="IsOutput">Whether xunit supplies its <c>ITestOutputHelper</c>.</param>
/// <param name="Default">The default value as a C# expression; null when the parameter is required.</param>
/// <param name="Fixture">The type seen as a fixture; null when it is no class.</param>
internal sealed record ConstructorParameter(string Name, string Type, bool IsOutput, string? Default, Fixture? Fixture);
