using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Known;

namespace Netra.Compliance.Analyzers.Honesty;

/// <summary>Tells tests that say by their names that they try what the product adds where .NET has it not: on another target they meet .NET's own, and say nothing wrong.</summary>
internal static class Backport
{
    private static readonly string[] Nouns = ["polyfill", "polyfills", "backport", "backports", "backfill", "backfills", "shim", "shims"];

    public static bool IsTriedBy(IMethodSymbol test) =>
        test.ContainingType.WithContainers().Select(type => type.Name).Append(test.Name).SelectMany(Permission.Words).Any(Nouns.Contains);
}
