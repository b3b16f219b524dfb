namespace Netra.Compliance.Generators.Model;

/// <summary>What one file declares.</summary>
/// <param name="Classes">The critical classes, each where its first attribute stands.</param>
/// <param name="Collections">The user's collection definitions.</param>
internal sealed record SurveyedFile(EquatableArray<CriticalClass> Classes, EquatableArray<UserCollection> Collections)
{
    public static readonly SurveyedFile Empty = new(EquatableArray<CriticalClass>.Empty, EquatableArray<UserCollection>.Empty);
}
