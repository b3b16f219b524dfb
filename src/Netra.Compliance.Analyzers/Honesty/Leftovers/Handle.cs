using Microsoft.CodeAnalysis;

namespace Netra.Compliance.Analyzers.Honesty.Leftovers;

/// <summary>Tells types that hold nothing to look at: what ends or goes on with something, what is still to be built, and queries that nobody has run.</summary>
internal static class Handle
{
    private static readonly string[] Names = ["IDisposable", "IAsyncDisposable", "IObservable", "IConnectableObservable", "IQueryable", "IOrderedQueryable", "IQbservable", "Task", "ValueTask", "Thread", "Timer"];

    private static readonly string[] Endings = ["Builder", "Scope", "Subscription", "Registration", "Registry", "Handle", "Disposable", "Options", "Configuration", "Host", "Server", "Syntax", "Conventions"];

    public static bool Is(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Delegate or TypeKind.Pointer
        || (Names.Contains(type.Name) && IsBare(type))
        || Endings.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal));

    // A task of something becomes it when it is awaited.
    private static bool IsBare(ITypeSymbol type) => type is not INamedTypeSymbol { IsGenericType: true, Name: "Task" or "ValueTask" };
}
