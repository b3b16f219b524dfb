using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Netra.Apex.Network;
using Netra.Apex.Storage;
using Npgsql;
using Quartz;

namespace Netra.Apex.Business.Scheduling;

/// <summary>Supply research that customers order for later, once or again and again: Quartz keeps the schedule in the
/// relational store, a row for each due time says whose work it is. Off without a feed.</summary>
internal static class SchedulingModule
{
    private const string Off = $"Supply research is off; set {SchedulingSettings.FeedKey}.";

    public static void AddScheduling(this WebApplicationBuilder builder)
    {
        if (!string.IsNullOrEmpty(builder.Configuration[SchedulingSettings.FeedKey]))
        {
            builder.Services.AddSingleton<SupplierFeed>().AddSingleton<ResearchSchedule>().AddSingleton<ResearchRuns>();
            builder.Services.AddSingleton<IResearch, PriceAnalysis>().AddSingleton<IResearch, AvailabilityForecast>();
            builder.Services.AddHttpClient(SupplierFeed.Client, Configure).UseStatelessHandler();
            builder.Services.AddScheduler(builder.Configuration.GetSection(StorageSettings.Section));
        }
    }

    public static void MapScheduling(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(ResearchSchedule)))
        {
            ResearchEndpoints.Map(app);
        }
        else
        {
            app.Map($"{ResearchEndpoints.Path}/{{**rest}}", Refuse).ExcludeFromDescription();
        }
    }

    private static IResult Refuse() => Results.Problem(Off, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static void Configure(IServiceProvider services, HttpClient http)
    {
        http.Timeout = services.GetRequiredService<IOptions<BusinessSettings>>().Value.Scheduling.FeedTimeout;
        http.MaxResponseContentBufferSize = SupplierFeed.MostBytes;
    }

    private static void AddScheduler(this IServiceCollection services, IConfigurationSection storage)
    {
        Enum.TryParse<StorageProvider>(storage[nameof(StorageSettings.Provider)], ignoreCase: true, out var provider);
        var connection = storage[nameof(StorageSettings.ConnectionString)] ?? new StorageSettings().ConnectionString;
        services.AddQuartz(quartz => quartz.ConfigureScheduler(Configure).UsePersistentStore(store =>
            Configure(store, provider, connection)));
        services.AddOptions<ThreadPoolOptions>().Configure<IOptions<BusinessSettings>>(
            (pool, business) => pool.MaxConcurrency = business.Value.Scheduling.Workers);
        services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    // All nodes are one scheduler. One that stops lets go of its runs; another node takes them over, or it does itself
    // when it returns.
    private static void Configure(QuartzSchedulerOptions scheduler)
    {
        scheduler.InstanceName = "apex";
        scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
    }

    private static void Configure(AdoJobStoreOptions options) =>
        options.StoreJobDataAsStrings = options.RecoverFiringsCancelledByShutdown = options.UseBackgroundThreads = true;

    private static void Configure(IPersistentStoreBuilder store, StorageProvider provider, string connection)
    {
        store.ConfigureStore(Configure).ProvisionSchema();
        if (provider == StorageProvider.Postgres)
        {
            store.UsePostgres(NpgsqlFactory.Instance, connection).UseClustering();
            store.Services.Configure<QuartzSchedulerOptions>(node => node.InstanceId = $"{Guid.NewGuid():N}");
        }
        else
        {
            store.UseSqlite(SqliteFactory.Instance, connection);
        }
    }
}
