using Microsoft.EntityFrameworkCore;

namespace Netra.CriticalTests.Fixtures.Identity;

/// <summary>What the provider remembers: clients, authorisations, tokens.</summary>
internal sealed class ProviderContext(DbContextOptions<ProviderContext> options) : DbContext(options);
