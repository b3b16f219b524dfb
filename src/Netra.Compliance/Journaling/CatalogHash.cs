using System.Reflection;
using System.Text.Json;

namespace Netra.Compliance.Journaling;

/// <summary>The hash of the catalog that was compiled into an assembly; it ties a journal to what was
/// declared.</summary>
internal static class CatalogHash
{
    private const string Key = "Netra.Catalog";

    /// <summary>Null when the assembly carries no catalog.</summary>
    public static string? Of(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(entry => entry.Key == Key)
            .Select(entry => FromHeader(entry.Value))
            .FirstOrDefault(hash => hash is not null);

    internal static string? FromHeader(string? json)
    {
        using var entry = JsonDocument.Parse(json ?? "{}");
        return entry.RootElement.TryGetProperty("schema", out _)
            && entry.RootElement.TryGetProperty("hash", out var hash)
            ? hash.GetString()
            : null;
    }
}
