using System.Text.Json;

namespace Netra.Compliance.Cli.Tests.Catalog;

/// <summary>The JSON fragments of a catalog, as the generator writes them.</summary>
public static class CatalogFragment
{
    /// <summary>Stands for the hash of the fragments that a catalog is compiled with.</summary>
    public const string AnyHash = "abc123";

    public static string Header(
        string assembly = "Shop.Tests", decimal? declared = null, string schema = "netra.catalog/1") =>
        JsonSerializer.Serialize(new { schema, assembly, declared, hash = AnyHash });

    public static string Test(int number, string @class, decimal? monthlyRevenueUsd, params object[] points)
    {
        var module = @class.Split('.')[^2];
        var (title, owner) = ($"Test {number}", (string?)null);
        var (category, stage, segment) = ("CustomerRetention", "Retention", "Unspecified");
        return JsonSerializer.Serialize(
            new { number, title, @class, module, monthlyRevenueUsd, justification = "why", category, stage, segment,
                owner, points });
    }

    public static string Planned(int number, decimal monthlyRevenueUsd, string module = "Planned") =>
        JsonSerializer.Serialize(new
        {
            number, title = $"Test {number}", @class = "", module, monthlyRevenueUsd, justification = (string?)null,
            category = "Unspecified",
            stage = "Unspecified", segment = "Unspecified", owner = (string?)null, points = Array.Empty<object>(),
            planned = true,
        });

    public static object Point(string method, params string[] faults) =>
        new { method, name = method.Replace('_', ' '), covers = (string?)$"{method} is covered", theory = false,
            faults };

    public static string Journey(string journey, string @class, params object[] steps) =>
        JsonSerializer.Serialize(new { journey, @class, module = @class.Split('.')[^2], steps });

    public static object Step(int number, string title, string method, int[] guardedBy, params string[] faults) =>
        new { number, title, method, theory = false, guardedBy, faults };

    public static object Theory(string method) =>
        new { method, name = method, covers = (string?)null, theory = true, faults = Array.Empty<string>() };
}
