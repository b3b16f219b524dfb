namespace Netra.Compliance.Generators.Pipeline;

/// <summary>The names of the pipeline's steps; the caching tests watch each.</summary>
internal static class TrackingNames
{
    public const string Declarations = nameof(Declarations);
    public const string Shape = nameof(Shape);
    public const string Files = nameof(Files);
    public const string CriticalClasses = nameof(CriticalClasses);
    public const string AssemblyFacts = nameof(AssemblyFacts);
    public const string UserCollections = nameof(UserCollections);
    public const string Conventions = nameof(Conventions);
    public const string ClassUnits = nameof(ClassUnits);
    public const string Bundles = nameof(Bundles);
    public const string PortfolioTests = nameof(PortfolioTests);
    public const string Portfolio = nameof(Portfolio);
}
