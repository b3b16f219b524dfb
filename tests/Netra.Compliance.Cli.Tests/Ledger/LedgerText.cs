using System.Text;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Rendering;

namespace Netra.Compliance.Cli.Tests.Ledger;

/// <summary>A ledger as it stands in its file.</summary>
internal static class LedgerText
{
    public static string ToJson(this ComplianceLedger ledger)
    {
        using var file = new MemoryStream();
        NetraJson.Write(ledger, file);
        return Encoding.UTF8.GetString(file.ToArray());
    }
}
