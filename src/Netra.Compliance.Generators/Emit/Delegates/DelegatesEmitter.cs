using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Delegates;

/// <summary>Delegates: per class one switch that runs a coverage point without reflection.</summary>
/// <remarks><c>{Mangled}Points.InvokeAsync(test, point, arguments)</c>; the point's key is the catalog's
/// <c>method</c>.</remarks>
internal sealed class DelegatesEmitter : Emitter
{
    /// <summary>The emitted type that runs the points of a class, as C# writes it.</summary>
    public static string QualifiedNameFor(ClassUnit unit) => $"global::{GeneratedCode.Namespace}.{unit.Mangled}Points";

    public override void WriteClassTypes(CodeWriter writer, ClassUnit unit)
    {
        if (IsWanted(unit))
        {
            WriteType(writer, unit);
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Lines(PointArgumentsText.Attributed);
    }

    /// <summary>Whether the type is emitted: the class runs, and generated code can call a point of it or a proof will
    /// ask for one.</summary>
    private static bool IsWanted(ClassUnit unit) =>
        unit.Class.Shape.Runs && unit.Class.Points.Any(point => point.Call.IsPossible || point.Faults.Count > 0);

    private static void WriteType(CodeWriter writer, ClassUnit unit)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        using var type = writer.Block(GeneratedCode.Type(
            "Runs one coverage point by its name in the catalog.", $"internal static class {unit.Mangled}Points"));
        using var method = writer.Block(
            $"internal static global::System.Threading.Tasks.Task InvokeAsync({unit.Class.Name.Qualified} test, "
            + "string point, object?[] arguments)");
        WriteSwitch(writer, unit.Class);
    }

    private static void WriteSwitch(CodeWriter writer, CriticalClass critical)
    {
        using var points = writer.Block("switch (point)");
        foreach (var point in critical.Points.Where(point => point.Call.IsPossible))
        {
            WriteCase(writer, critical, point);
        }

        writer.Line("default:");
        writer.Line(
            "    throw new global::System.ArgumentOutOfRangeException(nameof(point), point, \"This class has no "
            + "coverage point of this name that generated code can call.\");");
    }

    private static void WriteCase(CodeWriter writer, CriticalClass critical, Point point)
    {
        writer.Line($"case {Literal.Of(point.Key)}:");
        foreach (var line in PointCallText.Of(critical, point.Call))
        {
            writer.Line("    " + line);
        }
    }
}

/// <summary>The statements that call a point and return a task.</summary>
internal static class PointCallText
{
    private const string Completed = "return global::System.Threading.Tasks.Task.CompletedTask;";

    public static IEnumerable<string> Of(CriticalClass critical, PointCall call)
    {
        var target = call.IsStatic ? critical.Name.Qualified : "test";
        return Statements(
            call.Result, $"{target}.{call.Method}({string.Join(", ", call.Parameters.Select(Argument))})");
    }

    private static string[] Statements(PointResult result, string call) => result switch
    {
        PointResult.Task => [$"return {call};"],
        PointResult.ValueTask or PointResult.ValueTaskOfValue => [$"return {call}.AsTask();"],
        PointResult.Value => [$"_ = {call};", Completed],
        _ => [$"{call};", Completed],
    };

    private static string Argument(PointParameter parameter, int position)
    {
        var index = position.ToString(CultureInfo.InvariantCulture);
        return parameter switch
        {
            { IsParams: true } => $"PointArguments.Rest<{parameter.Type}>(arguments, {index})",
            { Default: { } value } =>
                $"arguments.Length > {index} ? PointArguments.As<{parameter.Type}>(arguments[{index}]) : {value}",
            _ => $"PointArguments.As<{parameter.Type}>(arguments[{index}])",
        };
    }
}

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
        "/// <summary>Converts a theory's arguments to its parameters' types.</summary>\n"
            + GeneratedCode.TypeAttributes + "\n" + Type;
}
