namespace Netra.Compliance.Generators.Model;

/// <summary>What ties a class to xunit, as the user wrote it.</summary>
/// <param name="Collection">The name in the user's <c>[Collection]</c>; null when there is none.</param>
/// <param name="HasOneConstructor">Whether there is exactly one public constructor, as xunit demands.</param>
/// <param name="Parameters">The parameters of that constructor.</param>
/// <param name="Fixtures">The declared <c>IClassFixture</c>s, inherited ones too.</param>
/// <param name="Traits">The declared traits of the class.</param>
internal sealed record ClassWiring(
    string? Collection,
    bool HasOneConstructor,
    EquatableArray<ConstructorParameter> Parameters,
    EquatableArray<Fixture> Fixtures,
    EquatableArray<Trait> Traits);

internal sealed record Trait(string Name, string Value);

/// <param name="Name">The parameter's name, not escaped.</param>
/// <param name="Type">The type as C# writes it, from <c>global::</c>.</param>
/// <param name="IsOutput">Whether xunit supplies its <c>ITestOutputHelper</c>.</param>
/// <param name="Default">The default value as a C# expression; null when the parameter is required.</param>
/// <param name="Fixture">The type seen as a fixture; null when it is no class.</param>
internal sealed record ConstructorParameter(string Name, string Type, bool IsOutput, string? Default, Fixture? Fixture);

/// <param name="Type">The type as C# writes it, from <c>global::</c>.</param>
/// <param name="Making">How an instance is made.</param>
/// <param name="Lifetime">What starts and ends it.</param>
/// <param name="TakesFaults">Whether it is an <c>IFaultTarget</c>.</param>
internal sealed record Fixture(string Type, FixtureCreation Making, Lifetime Lifetime, bool TakesFaults);

/// <summary>How generated code makes a fixture.</summary>
internal enum FixtureCreation
{
    /// <summary>Not at all: abstract, or its one public constructor takes what only xunit can give.</summary>
    Impossible,

    /// <summary>By its one public constructor, without arguments.</summary>
    Parameterless,

    /// <summary>By its one public constructor, with xunit's diagnostic <c>IMessageSink</c>.</summary>
    DiagnosticSink,
}

/// <param name="IsAsync">Whether the type is an <c>Xunit.IAsyncLifetime</c>.</param>
/// <param name="IsDisposable">Whether it is an <c>IDisposable</c>.</param>
/// <param name="IsAsyncDisposable">Whether it is an <c>IAsyncDisposable</c>.</param>
internal sealed record Lifetime(bool IsAsync, bool IsDisposable, bool IsAsyncDisposable);
