namespace Netra.Compliance.Generators.Model;

/// <param name="Method">The method's name, escaped as C# needs it.</param>
/// <param name="Result">What it returns.</param>
/// <param name="IsStatic">Whether it is called on the type.</param>
/// <param name="IsPossible">Whether generated code can call it: accessible, not generic, awaitable, nothing by reference.</param>
/// <param name="Parameters">What it takes.</param>
internal sealed record PointCall(
    string Method,
    PointResult Result,
    bool IsStatic,
    bool IsPossible,
    EquatableArray<PointParameter> Parameters);
