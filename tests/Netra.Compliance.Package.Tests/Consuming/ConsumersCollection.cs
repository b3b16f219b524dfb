namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>Packing and building is done once.</summary>
[CollectionDefinition(Name)]
public sealed class ConsumersCollection : ICollectionFixture<Consumers>
{
    public const string Name = "Consumers of the package";
}
