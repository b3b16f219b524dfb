using System.Text.Json;

namespace Netra.Apex.Quality.Checkpoints;

/// <summary>A part of what a node knows, and must know again after a restart.</summary>
internal interface IStatePart
{
    /// <summary>Its name in a checkpoint.</summary>
    string Name { get; }

    /// <summary>What it knows now. Called with <see cref="StateLock"/> held.</summary>
    JsonElement Capture();

    /// <summary>Takes over what an earlier process knew. Called once, before the platform listens.</summary>
    void Resume(JsonElement part);
}

/// <summary>Held for each change of a node's state and for its capture, which so shows one instant.</summary>
internal sealed class StateLock
{
    public Lock Gate { get; } = new();
}

/// <summary>All that a node knows.</summary>
internal sealed class NodeState(IEnumerable<IStatePart> parts, StateLock state)
{
    /// <summary>Every part, all of one instant.</summary>
    public JsonElement Capture()
    {
        lock (state.Gate)
        {
            return JsonSerializer.SerializeToElement(parts.ToDictionary(part => part.Name, part => part.Capture()));
        }
    }

    /// <summary>Takes over every part that a checkpoint holds; from none nothing.</summary>
    /// <exception cref="CheckpointRefusedException">A part is not what this platform writes.</exception>
    public void Resume(Checkpoint? before)
    {
        var stored = before is null ? [] : PartJson.Read<Dictionary<string, JsonElement>>(before.Body);
        foreach (var part in parts.Where(part => stored.ContainsKey(part.Name)))
        {
            part.Resume(stored[part.Name]);
        }
    }
}

/// <summary>Reads what an earlier process has written.</summary>
internal static class PartJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="CheckpointRefusedException">It is something else, though its hash is right: it is not damaged,
    /// and so none but a person can tell which state is the right one.</exception>
    public static T Read<T>(JsonElement written)
    {
        try
        {
            return written.Deserialize<T>(Options) ?? throw new JsonException("A part is null.");
        }
        catch (JsonException error)
        {
            throw new CheckpointRefusedException(
                $"its checkpoint cannot be read: {error.Message} Restore another one, or remove its keys.");
        }
    }
}
