using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.IdentityModel.Tokens;
using Netra.Apex.Storage;

namespace Netra.Apex.Security.Tokens;

/// <summary>The key of tokens as stored: sealed with the keys that protect sessions.</summary>
internal sealed class TokenKeyRow
{
    /// <summary>There is one key, for all nodes.</summary>
    public const int TheOne = 1;

    public required int Id { get; init; }

    public required byte[] SealedKey { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<TokenKeyRow>
    {
        public void Configure(EntityTypeBuilder<TokenKeyRow> table)
        {
            table.ToTable("TokenKeys").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}

/// <summary>The key that signs tokens: made when the first node needs it, and then shared by all.</summary>
internal sealed class TokenKey(IDbContextFactory<ApexContext> contexts, IDataProtectionProvider protection)
{
    // As long as the hash of HMAC-SHA256; RFC 7518 (3.2) takes no shorter one.
    private const int KeyBytes = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("Netra.Apex.Tokens");
    private SecurityKey? _key;

    /// <summary>The key, which <see cref="LoadAsync"/> has loaded.</summary>
    public SecurityKey Loaded => _key ?? throw new InvalidOperationException("The key of tokens has not been loaded.");

    /// <summary>Loads the key, or makes it where there is none.</summary>
    public async Task<SecurityKey> LoadAsync() =>
        _key ??= new SymmetricSecurityKey(_protector.Unprotect(await FindAsync() ?? await MakeAsync()));

    private async Task<byte[]?> FindAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return (await context.Set<TokenKeyRow>().FindAsync(TokenKeyRow.TheOne))?.SealedKey;
    }

    // Of two nodes that make it at the same time one is first, and both take that one's.
    private async Task<byte[]> MakeAsync()
    {
        await using var context = await contexts.CreateDbContextAsync();
        var made = _protector.Protect(RandomNumberGenerator.GetBytes(KeyBytes));
        context.Add(new TokenKeyRow { Id = TokenKeyRow.TheOne, SealedKey = made });
        try
        {
            await context.SaveChangesAsync();
            return made;
        }
        catch (DbUpdateException failure)
        {
            return await FindAsync() ?? throw new InvalidOperationException("The key cannot be stored.", failure);
        }
    }
}
