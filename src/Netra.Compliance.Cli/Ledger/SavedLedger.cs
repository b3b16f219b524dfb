using System.Text.Json;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>A ledger.json, for those who need a part of it.</summary>
internal static class SavedLedger
{
    /// <summary>Reads the part that <typeparamref name="T"/> names.</summary>
    /// <param name="path">The file, for the refusal.</param>
    /// <param name="json">Its text.</param>
    /// <param name="advice">What to give instead, for the refusal.</param>
    /// <exception cref="Refusal">It is no ledger of this version.</exception>
    public static T Parse<T>(string path, byte[] json, string advice)
        where T : class
    {
        try
        {
            return StrictJson.Read<T>(path, json, NetraJson.Reading) ?? throw new JsonException("it is null");
        }
        catch (JsonException exception)
        {
            throw Refusal.Unreadable(
                path, $"is not a valid ledger of this version of netra, {JsonTrouble.Clause(exception)}: {advice}");
        }
    }
}
