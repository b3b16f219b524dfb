using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>The catalog's header as JSON, with the hash that ties a journal to it.</summary>
internal static class CatalogHeader
{
    public static string Of(Portfolio portfolio) => JsonText.Object()
        .Text("schema", "netra.catalog/1")
        .Text("assembly", portfolio.Facts.Name)
        .Number("declared", portfolio.Facts.DeclaredUsd)
        .Text("hash", HashOf(portfolio))
        .ToString();

    /// <summary>SHA-256 of the fragments in ordinal order, each in UTF-8 and closed by a line feed; lower-case hex.</summary>
    public static string HashOf(Portfolio portfolio)
    {
        var fragments = portfolio.Tests.Select(test => test.Fragment).OrderBy(fragment => fragment, StringComparer.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(fragments.Select(fragment => fragment + "\n")));
        using var sha = SHA256.Create();
        return string.Concat(sha.ComputeHash(bytes).Select(octet => octet.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
