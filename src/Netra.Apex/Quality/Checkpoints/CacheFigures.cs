using System.Text.Json;
using Netra.Apex.Data.Caching;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>Hits and latency of the cache's layers, which go on counting after a restart.</summary>
internal sealed class CacheFigures(CacheStatistics statistics) : IStatePart
{
    public const string Part = "cache";

    public string Name => Part;

    public JsonElement Capture() => JsonSerializer.SerializeToElement(
        statistics.Layers.Select(layer => new { layer.Layer, layer.Lookups, layer.Hits, layer.Seconds }),
        JsonSerializerOptions.Web);

    public void Resume(JsonElement part) =>
        statistics.Resume(PartJson.Read<IReadOnlyList<LayerStatistics>>(part));
}
