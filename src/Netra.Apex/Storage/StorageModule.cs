using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Netra.Apex.Settings;

namespace Netra.Apex.Storage;

/// <summary>The relational store, migrated before the platform listens.</summary>
internal static class StorageModule
{
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.AddModuleSettings<StorageSettings>();
        builder.Services.AddContexts();
        builder.Services.AddSingleton(LocksOf).AddHostedService<StorageStart>();
        builder.Services.AddDataProtection().SetApplicationName("netra-apex").PersistKeysToDbContext<ApexContext>();
    }

    /// <summary>What the store's driver says; null when the error is not the store's. Entity Framework wraps it up to
    /// twice.</summary>
    public static DbException? DriverErrorOf(Exception? error) =>
        error is null or DbException ? (DbException?)error : DriverErrorOf(error.InnerException);

    private static void AddContexts(this IServiceCollection services)
    {
        services.AddDbContextFactory<SqliteApexContext>(
            (provider, store) => store.UseSqlite(ConnectionOf(provider)).AddInterceptors(new SqliteLockWait()));
        services.AddDbContextFactory<PostgresApexContext>(
            (provider, store) => store.UseNpgsql(ConnectionOf(provider)));
        services.AddSingleton<IDbContextFactory<ApexContext>, ChosenContexts>();
        services.AddScoped(
            provider => provider.GetRequiredService<IDbContextFactory<ApexContext>>().CreateDbContext());
    }

    private static string ConnectionOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StorageSettings>>().Value.ConnectionString;

    private static IWorkLocks LocksOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<StorageSettings>>().Value.Provider == StorageProvider.Postgres
            ? new PostgresLocks()
            : new FileLocks();

    /// <summary>Contexts of the provider that is configured.</summary>
    private sealed class ChosenContexts(IServiceProvider services, IOptions<StorageSettings> settings)
        : IDbContextFactory<ApexContext>
    {
        public ApexContext CreateDbContext() => settings.Value.Provider == StorageProvider.Postgres
            ? services.GetRequiredService<IDbContextFactory<PostgresApexContext>>().CreateDbContext()
            : services.GetRequiredService<IDbContextFactory<SqliteApexContext>>().CreateDbContext();
    }

    /// <summary>Brings the tables up to date before anything else starts, and keeps a store in memory alive until the
    /// platform stops.</summary>
    private sealed class StorageStart(IDbContextFactory<ApexContext> contexts)
        : IHostedLifecycleService, IAsyncDisposable
    {
        private readonly ApexContext _anchor = contexts.CreateDbContext();

        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            try
            {
                await _anchor.Database.OpenConnectionAsync(cancellationToken);
                await StoreMigration.RunAsync(_anchor.Database, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException && Reason(error) is { } reason)
            {
                throw new CannotStartException(
                    $"{StorageSettings.Section}:ConnectionString does not lead to a usable store: {reason}", error);
            }
        }

        private static string? Reason(Exception error) =>
            error is ArgumentException or UnauthorizedAccessException ? error.Message : DriverErrorOf(error)?.Message;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => _anchor.DisposeAsync();
    }
}
