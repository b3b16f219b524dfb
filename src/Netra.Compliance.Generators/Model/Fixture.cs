namespace Netra.Compliance.Generators.Model;

/// <param name="Type">The type as C# writes it, from <c>global::</c>.</param>
/// <param name="Making">How an instance is made.</param>
/// <param name="Lifetime">What starts and ends it.</param>
/// <param name="TakesFaults">Whether it is an <c>IFaultTarget</c>.</param>
internal sealed record Fixture(string Type, FixtureMaking Making, Lifetime Lifetime, bool TakesFaults);
