using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Delegates;

/// <summary>The statements that call a point and return a task.</summary>
internal static class PointCallText
{
    private const string Completed = "return global::System.Threading.Tasks.Task.CompletedTask;";

    public static IEnumerable<string> Of(CriticalClass critical, PointCall call)
    {
        var target = call.IsStatic ? critical.Name.Qualified : "test";
        return Statements(call.Result, $"{target}.{call.Method}({string.Join(", ", call.Parameters.Select(Argument))})");
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
            { Default: { } value } => $"arguments.Length > {index} ? PointArguments.As<{parameter.Type}>(arguments[{index}]) : {value}",
            _ => $"PointArguments.As<{parameter.Type}>(arguments[{index}])",
        };
    }
}
