using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Netra.Apex.Auth.Storage;

internal static class StorageRegistration
{
    public static IServiceCollection AddAuthStorage(this IServiceCollection services, ApexOptions options) =>
        services
            .AddDbContextFactory<AuthContext>(store => store.UseSqlite(options.Database))
            .AddHostedService<StorageStart>();
}
