using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>What ties a journal to the catalog that it was written under.</summary>
internal static class CatalogHash
{
    /// <summary>SHA-256 of the fragments in ordinal order, each in UTF-8 and closed by a line feed; lower-case hex.</summary>
    public static string Of(IEnumerable<string> fragments)
    {
        var text = string.Concat(fragments.OrderBy(fragment => fragment, StringComparer.Ordinal).Select(fragment => fragment + "\n"));
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
