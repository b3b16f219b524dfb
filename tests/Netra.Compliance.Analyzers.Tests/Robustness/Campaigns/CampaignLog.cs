using System.Globalization;

namespace Netra.Compliance.Analyzers.Tests.Robustness.Campaigns;

/// <summary>Where a long campaign is: what hangs or ends the process names itself nowhere else.</summary>
internal static class CampaignLog
{
    private static readonly Lock Turn = new();

    /// <summary>Adds a line to the file that <c>NETRA_MUTANT_LOG</c> names; nothing where it names none.</summary>
    public static void Write(FormattableString line)
    {
        if (Environment.GetEnvironmentVariable("NETRA_MUTANT_LOG") is { Length: > 0 } file)
        {
            Append(file, line.ToString(CultureInfo.InvariantCulture) + "\n");
        }
    }

    private static void Append(string file, string line)
    {
        lock (Turn)
        {
            File.AppendAllText(file, line);
        }
    }
}
