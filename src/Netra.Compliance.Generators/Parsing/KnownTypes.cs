using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>The symbols that parsing compares with, looked up once a compilation; null where a reference is
/// missing.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> Cache = new();
    private readonly Compilation _compilation;

    private KnownTypes(Compilation compilation)
    {
        _compilation = compilation;
        Declared = new NetraTypes(compilation);
        Xunit = new XunitTypes(compilation);
        Results = new ResultTypes(compilation);
        Disposable = compilation.GetTypeByMetadataName("System.IDisposable");
        AsyncDisposable = compilation.GetTypeByMetadataName("System.IAsyncDisposable");
        Obsolete = compilation.GetTypeByMetadataName("System.ObsoleteAttribute");
    }

    public NetraTypes Declared { get; }

    public XunitTypes Xunit { get; }

    public ResultTypes Results { get; }

    public INamedTypeSymbol? Disposable { get; }

    public INamedTypeSymbol? AsyncDisposable { get; }

    public INamedTypeSymbol? Obsolete { get; }

    public static KnownTypes Of(Compilation compilation) => Cache.GetValue(compilation, key => new KnownTypes(key));

    public bool CanName(INamedTypeSymbol type) =>
        !type.IsFileLocal && _compilation.IsSymbolAccessibleWithin(type, _compilation.Assembly);

    public bool IsOwn(IAssemblySymbol assembly) => assembly.Is(_compilation.Assembly);
}

/// <summary>The types of xunit that parsing looks at.</summary>
internal sealed class XunitTypes(Compilation compilation)
{
    public INamedTypeSymbol? Fact { get; } = compilation.GetTypeByMetadataName(TestMembers.FactName);

    public INamedTypeSymbol? Theory { get; } = compilation.GetTypeByMetadataName("Xunit.TheoryAttribute");

    public INamedTypeSymbol? InlineData { get; } = compilation.GetTypeByMetadataName("Xunit.InlineDataAttribute");

    public INamedTypeSymbol? Data { get; } = compilation.GetTypeByMetadataName("Xunit.Sdk.DataAttribute");

    public INamedTypeSymbol? Collection { get; } = compilation.GetTypeByMetadataName("Xunit.CollectionAttribute");

    public INamedTypeSymbol? CollectionDefinition { get; } =
        compilation.GetTypeByMetadataName("Xunit.CollectionDefinitionAttribute");

    public INamedTypeSymbol? Trait { get; } = compilation.GetTypeByMetadataName("Xunit.TraitAttribute");

    public INamedTypeSymbol? ClassFixture { get; } = compilation.GetTypeByMetadataName("Xunit.IClassFixture`1");

    public INamedTypeSymbol? CollectionFixture { get; } =
        compilation.GetTypeByMetadataName("Xunit.ICollectionFixture`1");

    public INamedTypeSymbol? AsyncLifetime { get; } = compilation.GetTypeByMetadataName("Xunit.IAsyncLifetime");

    public INamedTypeSymbol? OutputHelper { get; } =
        compilation.GetTypeByMetadataName("Xunit.Abstractions.ITestOutputHelper");

    public INamedTypeSymbol? MessageSink { get; } =
        compilation.GetTypeByMetadataName("Xunit.Abstractions.IMessageSink");

    public INamedTypeSymbol? TestFramework { get; } = compilation.GetTypeByMetadataName("Xunit.TestFrameworkAttribute");

    public INamedTypeSymbol? Orderer { get; } =
        compilation.GetTypeByMetadataName("Xunit.TestCollectionOrdererAttribute");
}
