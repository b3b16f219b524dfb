using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>The bytes of a mutation report, told from other JSON by what it holds.</summary>
internal static class MutationReportFile
{
    /// <summary>What mutation tools call the file; a damaged one of this name is not passed over.</summary>
    public const string Name = "mutation-report.json";

    private static readonly string[] Keys = ["schemaVersion", "files", "thresholds"];

    /// <summary>The JSON without a byte order mark; null for another file that was found in a folder.</summary>
    /// <exception cref="Refusal">The file cannot be read as text.</exception>
    public static byte[]? Read(InputFile file)
    {
        var isMeant = file.IsNamed || Path.GetFileName(file.Path) == Name;
        var json = isMeant ? Text(file.Path) : TextOfAny(file.Path);
        return json is not null && (file.IsNamed || IsReport(json, isMeant)) ? json : null;
    }

    private static byte[] Text(string path) =>
        FileContent.Text(path, "give the JSON report that the mutation tool wrote.");

    /// <summary>Null for JSON in a folder that cannot be read: it may be anything.</summary>
    private static byte[]? TextOfAny(string path)
    {
        try
        {
            return Text(path);
        }
        catch (Exception exception) when (exception is Refusal or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A whole one has the keys of the schema; a damaged one shows by its mutants what it was.</summary>
    private static bool IsReport(byte[] json, bool hasItsName)
    {
        var holdsMutants = json.AsSpan().IndexOf("\"mutatorName\""u8) >= 0;
        var canBeOne = hasItsName || holdsMutants || json.AsSpan().IndexOf("\"thresholds\""u8) >= 0;
        return canBeOne && (HasKeys(json) ?? (hasItsName || holdsMutants));
    }

    /// <summary>Null where the JSON is damaged.</summary>
    private static bool? HasKeys(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Keys.All(key => root.TryGetProperty(key, out _));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
