using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Mutants;

/// <summary>The bytes of a mutation report, told from other JSON by what it holds.</summary>
internal static class MutationReportFile
{
    /// <summary>What mutation tools call the file; a damaged one of this name is not passed over.</summary>
    public const string Name = "mutation-report.json";

    /// <summary>Far beyond the reports of large products, and what can still be held in memory.</summary>
    private const long MostBytes = 1L << 30;

    private static readonly string[] Keys = ["schemaVersion", "files", "thresholds"];

    /// <summary>The JSON without a byte order mark; null for another file that was found in a folder.</summary>
    /// <exception cref="Refusal">The file is too large to be read.</exception>
    public static byte[]? Read(InputFile file)
    {
        var length = new FileInfo(file.Path).Length;
        var isMeant = file.IsNamed || Path.GetFileName(file.Path) == Name;
        var json = length <= MostBytes ? Bytes(file.Path, length, isMeant)
            : isMeant ? throw TooLarge(file.Path)
            : null;
        return json is not null && (file.IsNamed || IsReport(json, isMeant)) ? json : null;
    }

    private static Refusal TooLarge(string path) =>
        Refusal.Unreadable(path, "is larger than 1 GiB: let the mutation tool report on fewer files.");

    /// <summary>Nothing is opened that says it is empty: a pipe in a folder would wait for ever.</summary>
    private static byte[]? Bytes(string path, long length, bool isMeant)
    {
        try
        {
            return length == 0 ? [] : WithoutMark(File.ReadAllBytes(path));
        }
        catch (UnauthorizedAccessException) when (!isMeant)
        {
            return null;
        }
    }

    private static byte[] WithoutMark(byte[] bytes) => bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;

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
