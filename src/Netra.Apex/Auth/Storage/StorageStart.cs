using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Netra.Apex.Auth.Storage;

/// <summary>Creates the tables before the platform listens, and keeps a store in memory alive until it stops.</summary>
internal sealed class StorageStart(ApexOptions options, IDbContextFactory<AuthContext> contexts) : IHostedService, IDisposable
{
    private readonly SqliteConnection _anchor = new(options.Database);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _anchor.OpenAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.EnsureCreatedAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _anchor.Dispose();
}
