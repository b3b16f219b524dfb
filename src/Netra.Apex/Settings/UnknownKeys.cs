namespace Netra.Apex.Settings;

/// <summary>Finds keys of the configuration that nothing reads: a misspelt setting must not pass for none.</summary>
internal static class UnknownKeys
{
    /// <summary>A sentence for each key that the settings and the settings nested in them do not have.</summary>
    public static IEnumerable<string> Of(IConfigurationSection section, Type settings) => ItemOf(settings) is { } item
        ? section.GetChildren().SelectMany(child => Of(child, item))
        : OfOne(section, settings);

    /// <summary>A sentence for each key that is not among those known.</summary>
    public static IEnumerable<string> Beside(IConfigurationSection section, IReadOnlyCollection<string> known) =>
        section.GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is unknown; expected one of {string.Join(", ", known)}.");

    private static IEnumerable<string> OfOne(IConfigurationSection section, Type settings)
    {
        var properties = settings.GetProperties().Where(property => property.CanWrite || IsNested(property.PropertyType));
        var known = properties.ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
        var nested = section.GetChildren().Where(child => known.TryGetValue(child.Key, out var type) && IsNested(type));
        return [.. Scalar(section), .. Beside(section, known.Keys), .. nested.SelectMany(child => Of(child, known[child.Key]))];
    }

    private static IEnumerable<string> Scalar(IConfigurationSection section) =>
        string.IsNullOrEmpty(section.Value) ? [] : [$"{section.Path} is a section; it cannot be '{section.Value}'."];

    private static bool IsNested(Type type) =>
        ItemOf(type) is not null || (type.IsClass && type.Namespace?.StartsWith("Netra.Apex", StringComparison.Ordinal) == true);

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>) && IsNested(type.GenericTypeArguments[0])
            ? type.GenericTypeArguments[0]
            : null;
}
