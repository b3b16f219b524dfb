using System.ComponentModel;

namespace Netra.Apex.Settings;

/// <summary>Finds keys of the configuration that nothing reads, and values that nothing can read: a misspelt setting
/// must not pass for none.</summary>
/// <remarks>.NET's binder leaves out an item of a list or dictionary that it cannot read, and says nothing.</remarks>
internal static class ConfigurationCheck
{
    private static readonly Type[] Lists = [typeof(List<>), typeof(Dictionary<,>)];

    private static readonly Dictionary<Type, string> Examples = new()
    {
        [typeof(int)] = "a whole number",
        [typeof(double)] = "a number",
        [typeof(decimal)] = "a number",
        [typeof(TimeSpan)] = "a time such as 00:00:30",
        [typeof(Uri)] = "one such as https://example.com/",
    };

    /// <summary>A sentence for each key that the settings and the settings nested in them do not have, and for each
    /// value that is not of its setting's type.</summary>
    /// <param name="section">The part of the configuration.</param>
    /// <param name="type">The type of the settings, or of the setting.</param>
    public static IEnumerable<string> Of(IConfigurationSection section, Type type)
    {
        if (ItemOf(type) is { } item)
        {
            return [.. Text(section), .. section.GetChildren().SelectMany(child => Of(child, item))];
        }

        return IsSettings(type) ? OfSettings(section, type) : OfValue(section, type);
    }

    /// <summary>A sentence for each key that is not among those known.</summary>
    public static IEnumerable<string> Beside(IConfigurationSection section, IReadOnlyCollection<string> known) =>
        section.GetChildren()
            .Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is unknown; expected one of {string.Join(", ", known)}.");

    private static IEnumerable<string> OfSettings(IConfigurationSection section, Type settings)
    {
        var known = settings.GetProperties()
            .Where(property => property.CanWrite || IsSettings(property.PropertyType))
            .ToDictionary(one => one.Name, one => one.PropertyType, StringComparer.OrdinalIgnoreCase);
        var set = section.GetChildren().Where(child => known.ContainsKey(child.Key));
        var problems = set.SelectMany(child => Of(child, known[child.Key]));
        return [.. Text(section), .. Beside(section, known.Keys), .. problems];
    }

    private static IEnumerable<string> Text(IConfigurationSection section) =>
        string.IsNullOrEmpty(section.Value) ? [] : [$"{section.Path} is a section; it cannot be '{section.Value}'."];

    private static IEnumerable<string> OfValue(IConfigurationSection section, Type type) =>
    [
        .. section.GetChildren()
            .Select(child => $"{child.Path} is unknown; {section.Path} is a value, not a section."),
        .. new[] { section.Value }.OfType<string>().Where(text => !IsReadable(text, type))
            .Select(text => Unreadable(section.Path, text, Nullable.GetUnderlyingType(type) ?? type)),
    ];

    // An address may have a secret in it, so it is not repeated.
    private static string Unreadable(string path, string text, Type type) =>
        $"{path} is {(type == typeof(Uri) ? "not an address" : $"'{text}'")}; give {Expected(type)}.";

    private static string Expected(Type type) =>
        type.IsEnum ? string.Join(" or ", Enum.GetNames(type)) : Examples.GetValueOrDefault(type, type.Name);

    // .NET reads an enum from a number, too, and from several names.
    private static bool IsReadable(string text, Type type) => Nullable.GetUnderlyingType(type) is { } bare
        ? text.Length == 0 || IsReadable(text, bare)
        : type.IsEnum
            ? Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase)
            : TypeDescriptor.GetConverter(type).IsValid(text);

    private static bool IsSettings(Type type) =>
        type.IsClass && type.Namespace?.StartsWith("Netra.Apex", StringComparison.Ordinal) == true;

    private static Type? ItemOf(Type type) => type.IsGenericType && Lists.Contains(type.GetGenericTypeDefinition())
        ? type.GenericTypeArguments[^1]
        : null;
}
