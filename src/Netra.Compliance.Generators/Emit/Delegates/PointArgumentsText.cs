namespace Netra.Compliance.Generators.Emit.Delegates;

/// <summary>The emitted conversion of a theory's arguments to its parameters, as forgiving as xunit's own.</summary>
internal static class PointArgumentsText
{
    private const string Type =
        """
        internal static class PointArguments
        {
            internal static T As<T>(object? value)
            {
                if (value is null)
                {
                    return default!;
                }

                return value is T typed ? typed : (T)Convert(value, global::System.Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));
            }

            internal static T[] Rest<T>(object?[] arguments, int position)
            {
                if (arguments.Length == position + 1 && arguments[position] is T[] array)
                {
                    return array;
                }

                var rest = new T[global::System.Math.Max(0, arguments.Length - position)];
                for (var index = 0; index < rest.Length; index++)
                {
                    rest[index] = As<T>(arguments[position + index]);
                }

                return rest;
            }

            private static object Convert(object value, global::System.Type type)
            {
                if (type.IsEnum)
                {
                    return value is string name ? global::System.Enum.Parse(type, name) : global::System.Enum.ToObject(type, value);
                }

                if (value is string text && type == typeof(global::System.Guid))
                {
                    return new global::System.Guid(text);
                }

                if (value is string time && type == typeof(global::System.DateTimeOffset))
                {
                    return global::System.DateTimeOffset.Parse(time, global::System.Globalization.CultureInfo.InvariantCulture);
                }

                return global::System.Convert.ChangeType(value, type, global::System.Globalization.CultureInfo.InvariantCulture);
            }
        }
        """;

    public static readonly string Attributed =
        "/// <summary>Converts a theory's arguments to what its parameters take.</summary>\n" + GeneratedCode.TypeAttributes + "\n" + Type;
}
