using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Backends;
using Netra.Compliance.Cli.Gate;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Settings;

/// <summary>What <c>netra.json</c> says; a key it does not know is refused, so that a misspelt threshold never passes for none.</summary>
/// <param name="Schema">The schema's address, for editors.</param>
/// <param name="Gate">The thresholds; null keeps the defaults.</param>
/// <param name="Projects">The test projects that <c>netra run</c> builds and runs, relative to the file.</param>
/// <param name="Load">The project of the program that <c>netra run --level load</c> runs, relative to the file.</param>
/// <param name="Services">The needs that <c>netra run --backends services</c> fails without when no test met a server for them.</param>
public sealed record NetraSettings(
    [property: JsonPropertyName("$schema")] string? Schema = null,
    GateOptions? Gate = null,
    ImmutableArray<string>? Projects = null,
    ImmutableArray<string>? Services = null,
    string? Load = null)
{
    /// <summary>The folder of the file, which its paths start from.</summary>
    internal string Folder { get; init; } = "";

    /// <summary>The file's name.</summary>
    public const string FileName = "netra.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads the file, or gives the defaults where <paramref name="path"/> names none and the folder has none.</summary>
    /// <exception cref="Refusal">The named file is missing, or the file says something unknown.</exception>
    public static NetraSettings Read(string? path, string folder)
    {
        var file = path ?? Path.Combine(folder, FileName);
        return File.Exists(file) ? Parse(file) with { Folder = Path.GetDirectoryName(Path.GetFullPath(file))! }
            : path is null ? new() { Folder = folder }
            : throw Refusal.Unreadable(path, "does not exist: give a netra.json, or leave --config out.");
    }

    private static NetraSettings Parse(string file)
    {
        try
        {
            var settings = StrictJson.Read<NetraSettings>(file, File.ReadAllBytes(file), Options) ?? throw new JsonException("it is null");
            return Problem(settings) is { } problem ? throw new JsonException(problem) : settings;
        }
        catch (JsonException exception)
        {
            throw Refusal.Unreadable(file, $"is no netra.json that is understood here: {FirstLine(exception)} See docs/formats/netra.schema.json.");
        }
    }

    private static string? Problem(NetraSettings settings)
    {
        var unknown = (settings.Services ?? []).Except(Server.All.Select(server => server.Facts.Need)).FirstOrDefault();
        return settings.Gate?.MaxAtRisk < 0 ? "maxAtRisk is negative"
            : settings.Load?.Contains('\0', StringComparison.Ordinal) == true ? "load has a NUL, which no path has"
            : unknown is null ? null
            : $"services names {unknown}, which is no need: {string.Join(", ", Server.All.Select(server => server.Facts.Need))} are";
    }

    private static string FirstLine(JsonException exception)
    {
        var text = exception.Message.Split('\n')[0].TrimEnd('.', ' ', '\r');
        return exception.Path is { } place && !text.Contains(place, StringComparison.Ordinal) ? $"{text} (at {place})." : $"{text}.";
    }
}
