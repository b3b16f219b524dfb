namespace Netra.Compliance.Generators.Model;

/// <summary>The classes that one file is written for.</summary>
/// <param name="FileName">Unique, whatever the case of its letters.</param>
/// <param name="Units">One class, or in a large project several, by name.</param>
internal sealed record FileGroup(string FileName, EquatableArray<ClassUnit> Units);

/// <summary>Everything that the file of one critical class is written from.</summary>
/// <param name="Class">The class.</param>
/// <param name="Frameworks">The test framework that the project references, and its language.</param>
/// <param name="Collection">The user's definition of the class's collection; null when there is none.</param>
internal sealed record ClassUnit(CriticalClass Class, FrameworkFacts Frameworks, UserCollection? Collection)
{
    /// <summary>The unique name of what is emitted for the class in the generated namespace.</summary>
    public string Mangled => MangledName.Of(Class.Name.Clr);

    /// <summary>The constructor's fixtures that are declared nowhere, each once.</summary>
    public IEnumerable<Fixture> UndeclaredFixtures => Class.Wiring.Parameters
        .Where(parameter => parameter.Default is null)
        .Select(parameter => parameter.Fixture)
        .OfType<Fixture>()
        .Where(fixture => fixture.Making != FixtureCreation.Impossible && !IsDeclared(fixture))
        .Distinct();

    private bool IsDeclared(Fixture fixture) =>
        Class.Wiring.Fixtures.Contains(fixture) || (Collection is not null && Collection.Fixtures.Contains(fixture));
}

/// <summary>What one file declares.</summary>
/// <param name="Classes">The critical classes, each where its first attribute stands.</param>
/// <param name="Collections">The user's collection definitions.</param>
internal sealed record SurveyedFile(EquatableArray<CriticalClass> Classes, EquatableArray<UserCollection> Collections)
{
    public static readonly SurveyedFile Empty =
        new(EquatableArray<CriticalClass>.Empty, EquatableArray<UserCollection>.Empty);
}
