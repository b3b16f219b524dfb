using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Journal;

namespace Netra.Compliance.Cli.Inputs;

/// <summary>Everything that was read for one ledger.</summary>
public sealed record InputSet(
    ImmutableArray<AssemblyCatalog> Catalogs,
    ImmutableArray<RunJournal> Journals,
    ImmutableArray<Finding> Findings)
{
    /// <summary>Reads <paramref name="files"/>; places of findings and assertions become relative to <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">One of them is not what its name says.</exception>
    public static InputSet Read(InputFiles files, string root)
    {
        var findings = FindingsOf(files, root);
        return new(
            [.. files.Assemblies.Select(Catalog).OfType<AssemblyCatalog>().Select(catalog => WithSource(catalog, root, findings))],
            [.. files.Journals.Select(file => JournalReader.Read(file.Path))],
            findings);
    }

    private static AssemblyCatalog WithSource(AssemblyCatalog catalog, string root, ImmutableArray<Finding> findings) => catalog with
    {
        Assertions = AssertionMap.Read(catalog, root),
        Places = findings.Any(finding => finding.IsOfHonesty) ? PointPlaces.Read(catalog, root) : null,
    };

    private static ImmutableArray<Finding> FindingsOf(InputFiles files, string root)
    {
        var keys = new FindingKeys(root);
        var findings = files.Findings.SelectMany(file => SarifReader.Read(file.Path, root));
        return [.. findings.Select(finding => finding with { Text = keys.Of(finding).Text })];
    }

    private static AssemblyCatalog? Catalog(InputFile file)
    {
        try
        {
            return CatalogReader.Read(file.Path) ?? (file.IsNamed ? throw NoCatalog(file.Path) : null);
        }
        catch (Refusal refusal) when (!file.IsNamed && refusal.IsForeign)
        {
            return null;
        }
    }

    private static Refusal NoCatalog(string path) =>
        new(ExitCode.Inventory, $"{path} declares no critical test: it carries no catalog. Was it built with Netra.Compliance's generator?");
}
