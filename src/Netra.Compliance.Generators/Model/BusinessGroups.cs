namespace Netra.Compliance.Generators.Model;

/// <summary>The names of the enumerations' members; <see cref="Unspecified"/> where nothing is stated.</summary>
internal sealed record BusinessGroups(string Category, string Stage, string Segment)
{
    public const string Unspecified = "Unspecified";
}
