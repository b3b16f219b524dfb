namespace Netra.Compliance.Generators.Model;

/// <param name="Arguments">Each argument as a C# expression.</param>
internal sealed record TheoryRow(EquatableArray<string> Arguments);
