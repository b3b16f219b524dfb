using System.Security.Cryptography;
using System.Text;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>What ties the fragments of a catalog together, and a journal to them; <c>docs/formats/README.md</c> is the contract.</summary>
internal static class CatalogHash
{
    /// <summary>SHA-256 of the fragments in ordinal order, each in UTF-8 and closed by a line feed; lower-case hex.</summary>
    public static string Of(IEnumerable<string> fragments)
    {
        var text = string.Concat(fragments.Order(StringComparer.Ordinal).Select(fragment => fragment + "\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
