using System.Collections.Immutable;
using Netra.Compliance.Cli.Assertions;
using Netra.Compliance.Cli.Catalog;
using Netra.Compliance.Cli.Findings;
using Netra.Compliance.Cli.Foreign;
using Netra.Compliance.Cli.Inputs;
using Netra.Compliance.Cli.Journal;
using Netra.Compliance.Cli.Mutants;

namespace Netra.Compliance.Cli.Ledger;

/// <summary>Everything that was read for one ledger.</summary>
public sealed record InputSet(
    ImmutableArray<AssemblyCatalog> Catalogs,
    ImmutableArray<RunJournal> Journals,
    ImmutableArray<Finding> Findings)
{
    /// <summary>The mutation reports.</summary>
    public ImmutableArray<MutationReport> Mutations { get; init; } = [];

    private const int Shown = 3;

    /// <summary>What lies in the folders and was not read, one sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Reads <paramref name="files"/>; places of findings and assertions become relative to
    /// <paramref name="root"/>.</summary>
    /// <exception cref="Refusal">One of them is not what its name says.</exception>
    public static InputSet Read(InputFiles files, string root, CancellationToken cancellation = default)
    {
        var foreign = new List<string>();
        var catalogs = CatalogsOf(files, foreign);
        var journals = JournalsOf(files, cancellation);
        var others = ForeignJoin.Of(catalogs, ForeignFiles.Read(files));
        var findings = FindingsOf(files, root, foreign);
        var sourced = catalogs.Select(catalog => WithSource(catalog, root));
        return new([.. sourced], [.. journals, .. others.Journals], findings)
        {
            Mutations = Mutated(files, root), Notes = [.. Unread(files, foreign), .. others.Notes],
        };
    }

    private static ImmutableArray<AssemblyCatalog> CatalogsOf(InputFiles files, List<string> foreign) =>
        [.. files.Assemblies.Select(file => Ours(file, foreign, Catalog)).OfType<AssemblyCatalog>()];

    private static ImmutableArray<RunJournal> JournalsOf(InputFiles files, CancellationToken cancellation)
    {
        ImmutableArray<RunJournal> journals =
            [.. files.Journals.Select(file => JournalReader.Read(file.Path, cancellation))];
        cancellation.ThrowIfCancellationRequested();
        return journals;
    }

    private static ImmutableArray<MutationReport> Mutated(InputFiles files, string root) =>
    [
        .. files.Json.Where(file => !ForeignFiles.IsCtrf(file))
            .Select(file => MutationReportReader.Read(file, root)).OfType<MutationReport>(),
    ];

    private static IEnumerable<string> Unread(InputFiles files, List<string> foreign) =>
        [.. files.Links.Select(NotFollowed), .. files.Unnamed.Select(Unnamed), .. PassedOver(foreign)];

    private static AssemblyCatalog WithSource(AssemblyCatalog catalog, string root)
    {
        ImmutableArray<PointKey> points =
            [.. catalog.Points.Select(point => new PointKey(point.Class, point.Point.Method))];
        var faults = catalog.Tests.SelectMany(test => test.Points).SelectMany(point => point.Faults);
        return catalog with
        {
            Assertions = AssertionMap.Read(catalog.Path, points, root),
            Places = PointPlaces.Read(catalog.Path, points, root),
            Excerpts = CodeExcerpts.Read(catalog.Path, points, faults, root),
        };
    }

    private static ImmutableArray<Finding> FindingsOf(InputFiles files, string root, List<string> foreign)
    {
        var keys = new FindingKeys(root);
        var findings = files.Findings
            .SelectMany(file => Ours(file, foreign, ours => SarifReader.Read(ours.Path, root).AsEnumerable()) ?? []);
        return [.. findings.Select(finding => finding with { Text = keys.Of(finding).Text })];
    }

    /// <summary>Null for a file of another kind that a search through a folder came upon.</summary>
    private static T? Ours<T>(InputFile file, List<string> foreign, Func<InputFile, T?> read)
        where T : class
    {
        try
        {
            return read(file);
        }
        catch (Refusal refusal) when (!file.IsNamed && refusal.IsForeign)
        {
            foreign.Add(file.Path);
            return null;
        }
    }

    private static AssemblyCatalog? Catalog(InputFile file) =>
        CatalogReader.Read(file.Path) ?? (file.IsNamed ? throw NoCatalog(file.Path) : null);

    private static Refusal NoCatalog(string path) =>
        new(ExitCode.Inventory,
            $"{path} has no catalog of critical tests. Was it built with the Netra.Compliance generator?");

    private static string NotFollowed(string link) =>
        $"{link} is a link and was not followed: if its target is an input, name the target.";

    private static string Unnamed(string path) =>
        $"{path} has a name that is not valid UTF-8 and was skipped: rename it.";

    private static IEnumerable<string> PassedOver(List<string> foreign) => foreign.Count == 0 ? [] :
    [
        $"Skipped (not .NET assemblies, findings of other tools, or earlier "
        + $"reports): {string.Join(", ", foreign.Take(Shown))}"
            + (foreign.Count > Shown ? $" and {foreign.Count - Shown} more." : "."),
    ];
}
