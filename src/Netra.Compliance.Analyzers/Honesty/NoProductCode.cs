using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>NETRA3004: a test that uses nothing but itself, .NET and libraries for testing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoProductCode : TestRule
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NoProductCode);

    private protected override void Check(Test test)
    {
        if (test.IsAtWork
            && test.Model.Product.IsReferenced
            && (test.Method.Parameters.IsEmpty || LiteralData.IsPlain(test.Method))
            && !test.Model.Reach.ToProduct.IsFrom(test)
            && !Backport.IsTriedBy(test.Method)
            && !IsRunByProduct(test)
            && !TestDoubles.AreTested(test))
        {
            test.ReportAt(test.Method.Locations[0], Descriptors.NoProductCode, isCertain: false, test.Method.Name);
        }
    }

    // An attribute of the product's that a framework runs around the test, or asks for its data.
    private static bool IsRunByProduct(Test test) =>
        test.Method.ContainingType.WithContainers().Prepend<ISymbol>(test.Method)
        .SelectMany(symbol => symbol.GetAttributes())
        .Select(attribute => attribute.AttributeClass)
        .Any(type => type is not null && test.Model.Product.Is(type)
            && type.WithBases().Any(part => IsOfFramework(part, test.Model.Roles)));

    private static bool IsOfFramework(INamedTypeSymbol type, AssemblyRoles roles) =>
        roles.Of(type) is AssemblyRole.Framework or AssemblyRole.Assertions;
}

/// <summary>Recognizes product code, and calls that leave the process and may reach the product.</summary>
internal sealed class ProductUse(AssemblyRoles roles, LinkedFiles links)
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

    private static readonly string[] DoorSpaces = ["System.Net.Sockets", "System.Net.WebSockets", "System.IO.Pipes",
        "System.Runtime.Loader"];

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a project of tests references anything that may be the product.</summary>
    public bool IsReferenced => roles.AreReferenced(AssemblyRole.Product);

    public bool Is(ISymbol symbol) => roles.Is(symbol, AssemblyRole.Product);

    /// <summary>Whether who calls a method meets the product by it, or may.</summary>
    public bool IsMetBy(IMethodSymbol method) => _verdicts.GetOrAdd(method.OriginalDefinition, Leads);

    private bool Leads(IMethodSymbol method) => roles.Of(method) switch
    {
        AssemblyRole.Product => true,
        AssemblyRole.Tests =>
            method.IsAbstract || method.IsExtern || links.Hold(method.ContainingType) || MakesProduct(method),
        AssemblyRole.BaseLibrary => IsDoor(method.ContainingType),
        _ => false,
    };

    private bool MakesProduct(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && method.ContainingType.WithBases().Any(Is);

    private static bool IsDoor(INamedTypeSymbol? type) => type is not null
        && (Doors.Contains(type.OriginalDefinition.ToDisplayString())
            || DoorSpaces.Contains(type.ContainingNamespace?.ToDisplayString()));
}
