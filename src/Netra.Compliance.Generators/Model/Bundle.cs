namespace Netra.Compliance.Generators.Model;

/// <summary>The classes that one file is written for.</summary>
/// <param name="FileName">Unique, whatever the case of its letters.</param>
/// <param name="Units">One class, or in a large project several, by name.</param>
internal sealed record Bundle(string FileName, EquatableArray<ClassUnit> Units);
