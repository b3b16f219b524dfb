using System.Security.Cryptography;
using System.Text;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>What ties the fragments of a catalog together, and a journal to them; <c>docs/formats/README.md</c> is the contract.</summary>
internal static class CatalogHash
{
    /// <summary>SHA-256 of the fragments in ordinal order, each in UTF-8 and closed by a line feed; lower-case hex.</summary>
    public static string Of(IEnumerable<string> fragments)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var fragment in fragments.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(fragment + "\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
