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
    public void Resume(Checkpoint? before)
    {
        foreach (var part in parts)
        {
            if (before?.Body.TryGetProperty(part.Name, out var known) == true)
            {
                part.Resume(known);
            }
        }
    }
}
