using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Generators.Parsing;

/// <summary>The symbols that parsing compares with, looked up once a compilation; null where a reference is missing.</summary>
internal sealed class KnownTypes
{
    private static readonly ConditionalWeakTable<Compilation, KnownTypes> Cache = new();
    private readonly Compilation _compilation;

    private KnownTypes(Compilation compilation)
    {
        _compilation = compilation;
        Declared = new DeclaredTypes(compilation);
        Xunit = new XunitTypes(compilation);
        Results = new ResultTypes(compilation);
        Disposable = compilation.GetTypeByMetadataName("System.IDisposable");
        AsyncDisposable = compilation.GetTypeByMetadataName("System.IAsyncDisposable");
        Obsolete = compilation.GetTypeByMetadataName("System.ObsoleteAttribute");
    }

    public DeclaredTypes Declared { get; }

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
