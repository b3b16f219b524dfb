using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Honesty.Reaching;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells bodies that use the product, or leave the process by a door behind which it may stand.</summary>
internal sealed class ProductUse(HonestyModel model)
{
    private static readonly string[] Doors =
    [
        "System.Diagnostics.Process",
        "System.Net.Http.HttpMessageInvoker",
        "System.Net.Http.HttpClient",
        "System.Net.Http.Json.HttpClientJsonExtensions",
        "System.Reflection.Assembly",
        "System.Reflection.MethodBase",
        "System.Activator",
        "System.IO.File",
        "System.IO.Directory",
        "System.IO.FileInfo",
        "System.IO.DirectoryInfo",
        "System.AppDomain",
        "System.Type",
    ];

    private static readonly string[] DoorSpaces = ["System.Net.Sockets", "System.Net.WebSockets", "System.IO.Pipes", "System.Runtime.Loader"];

    /// <summary>Whether a project of tests references anything that may be the product.</summary>
    public bool IsReferenced(IModuleSymbol module) =>
        module.ReferencedAssemblySymbols.Any(assembly => model.Roles.OfAssembly(assembly) == AssemblyRole.Product);

    public bool IsIn(BodyFacts facts) => facts.Called.Any(Leads) || facts.Used.Any(IsProduct);

    private bool Leads(IMethodSymbol method) => model.Roles.Of(method) switch
    {
        AssemblyRole.Product => true,
        AssemblyRole.Tests => method.IsAbstract || method.IsExtern,
        AssemblyRole.BaseLibrary => IsDoor(method.ContainingType),
        _ => false,
    };

    private bool IsProduct(ISymbol symbol) => model.Roles.Is(symbol, AssemblyRole.Product);

    private static bool IsDoor(INamedTypeSymbol? type) => type is not null
        && (Doors.Contains(type.OriginalDefinition.ToDisplayString()) || DoorSpaces.Contains(type.ContainingNamespace?.ToDisplayString()));
}
