namespace Netra.Compliance.Generators.Model;

/// <param name="Type">The type as C# writes it, from <c>global::</c>; of a <c>params</c> array, the item's.</param>
/// <param name="IsParams">Whether it takes all that is left.</param>
/// <param name="Default">The default value as a C# expression; null when the parameter is required.</param>
internal sealed record PointParameter(string Type, bool IsParams, string? Default);
