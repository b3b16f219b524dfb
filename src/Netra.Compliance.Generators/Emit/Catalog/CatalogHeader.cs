using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>The catalog's header as JSON, with the hash that ties a journal to it.</summary>
internal static class CatalogHeader
{
    public static string Of(Portfolio portfolio) => JsonText.Object()
        .Text("schema", "netra.catalog/1")
        .Text("assembly", portfolio.Facts.Name)
        .Number("declared", portfolio.Facts.Declared.TotalUsd)
        .Text("hash", portfolio.Hash)
        .ToString();
}
