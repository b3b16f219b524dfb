using Netra.Apex.Settings;

namespace Netra.Apex.Storage;

/// <summary>The relational stores that the platform speaks to.</summary>
public enum StorageProvider
{
    /// <summary>A file beside the platform, or memory; nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>The relational store: section <c>Apex:Storage</c>.</summary>
public sealed class StorageSettings : IModuleSettings<StorageSettings>
{
    /// <inheritdoc/>
    public static string Section => "Apex:Storage";

    /// <summary>Which store.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>The provider's own connection string; not blank.</summary>
    public string ConnectionString { get; set; } = "Data Source=apex.db";

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        if (!Enum.IsDefined(Provider))
        {
            yield return $"{Section}:Provider is {Provider}; "
                + $"expected {string.Join(" or ", Enum.GetNames<StorageProvider>())}.";
        }
        else if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return $"{Section}:ConnectionString is blank; give {Provider}'s connection string.";
        }
        else if (ConnectionString.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{Section}:ConnectionString gives each connection its own database; give 'Data "
                + $"Source=apex;Mode=Memory;Cache=Shared'.";
        }
    }
}
