using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>The provider's keys, made once for all providers of a process: a new RSA key costs a tenth of a second.</summary>
internal static class ProviderKeys
{
    private const int RsaBits = 2048;
    private const int SymmetricBytes = 32;

    public static RsaSecurityKey Signing { get; } = new(RSA.Create(RsaBits)) { KeyId = "provider" };

    public static SymmetricSecurityKey Encryption { get; } = new(RandomNumberGenerator.GetBytes(SymmetricBytes));
}
