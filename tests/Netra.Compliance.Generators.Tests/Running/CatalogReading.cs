using System.Text.Json;

namespace Netra.Compliance.Generators.Tests.Running;

/// <summary>Short ways into the catalog's JSON.</summary>
internal static class CatalogReading
{
    public static string? Text(this JsonElement element, string property) => element.GetProperty(property).GetString();

    public static string[] Points(this JsonElement test) =>
        test.GetProperty("points").EnumerateArray().Select(point => point.Text("method")!).ToArray();
}
