namespace Netra.Apex.Quality.Checkpoints;

/// <summary>A node must not go on from what is stored under its name.</summary>
/// <param name="message">Why, and what to do, in sentences.</param>
internal sealed class CheckpointRefusedException(string message) : Exception(message);

/// <summary>What a node goes on from.</summary>
/// <param name="Good">The last good checkpoint; null: the node has none yet.</param>
/// <param name="Damage">What was wrong with the latest one, as a sentence; null when nothing was.</param>
internal sealed record Recovery(Checkpoint? Good, string? Damage)
{
    /// <summary>Chooses the latest checkpoint, and the one before it where the latest is damaged.</summary>
    /// <exception cref="CheckpointRefusedException">None can be read, or it is of a newer version.</exception>
    public static Recovery Choose(byte[]? latest, byte[]? previous)
    {
        if (latest is null && previous is null)
        {
            return new Recovery(Good: null, Damage: null);
        }

        var (good, damage) = TryRead(latest);
        return good is null ? FallBack(damage!, previous) : new Recovery(good, Damage: null);
    }

    private static Recovery FallBack(string damage, byte[]? previous)
    {
        var (good, other) = TryRead(previous);
        return good is null
            ? throw new CheckpointRefusedException(
                $"the latest checkpoint {damage}, and the one before it {other}; restore one, or remove both keys.")
            : new Recovery(good, $"The latest checkpoint {damage}; the one of {good.WrittenAt:O} is used instead.");
    }

    private static (Checkpoint? Good, string? Damage) TryRead(byte[]? stored)
    {
        try
        {
            return (Known(Checkpoint.Read(stored)), null);
        }
        catch (DamagedCheckpointException damaged)
        {
            return (null, damaged.Message);
        }
    }

    private static Checkpoint Known(Checkpoint read) => read.Version switch
    {
        > Checkpoint.Current => throw new CheckpointRefusedException(
            $"its checkpoint has version {read.Version}, but this platform reads up to version {Checkpoint.Current}; "
            + "start a newer platform. The checkpoint is unchanged."),
        < 1 => throw new DamagedCheckpointException($"has version {read.Version}, which does not exist"),
        _ => read with { Version = Checkpoint.Current, Body = Upgrades.ToCurrent(read.Version, read.Body) },
    };
}
