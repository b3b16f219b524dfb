using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Netra.Apex.Auth.Sessions;

/// <summary>Random secrets, and the hashes under which they are stored.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    /// <summary>256 random bits in URL-safe Base64: 43 characters.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The SHA-256 of a secret in URL-safe Base64.</summary>
    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares without telling by its duration where two secrets differ.</summary>
    public static bool AreEqual(string expected, string presented) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(presented));
}
