using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace Netra.Apex.Business.SyntheticData;

/// <summary>Synthetic sets with the shape of a customer's own logs, which may not leave the house.</summary>
internal static class SyntheticDataModule
{
    public static void AddSyntheticData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IFieldKind, TimeKind>().AddSingleton<IFieldKind, FloatKind>();
        services.AddSingleton<IFieldKind, BooleanKind>().AddSingleton<IFieldKind, TextKind>();
        services.AddSingleton<IDataValidator, SchemaValidator>().AddSingleton<IDataValidator, QualityValidator>();
        services.AddSingleton<IDataValidator, PrivacyValidator>();
        services.AddSingleton(FilesOf).AddSingleton<DatasetStore>().AddSingleton<RecordGenerator>();
        services.AddSingleton<Datasets>().AddHostedService<LeftOvers>();
    }

    public static void MapSyntheticData(this WebApplication app) => DatasetEndpoints.Map(app);

    // Made when a customer asks first; the provider needs its folder.
    private static IFileProvider FilesOf(IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<BusinessSettings>>().Value.SyntheticData.Folder;
        return new PhysicalFileProvider(Directory.CreateDirectory(folder).FullName);
    }
}
