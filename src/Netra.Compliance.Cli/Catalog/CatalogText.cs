using System.Collections.Immutable;
using System.Globalization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Catalog;

/// <summary>Parses a catalog's fragments: one header, and one fragment a critical test or journey.</summary>
internal static class CatalogText
{
    /// <summary>The largest amount a month that is believed, in US dollars: far beyond any portfolio, and near enough for
    /// sums and percentages of it.</summary>
    public const decimal MostUsd = 1e12m;

    public static AssemblyCatalog Parse(string path, ImmutableArray<string> texts)
    {
        var scan = new JsonScan(refusesNullItems: true);
        ImmutableArray<FragmentText> fragments = [.. texts.Select(text => FragmentText.Parse(path, text, scan))];
        var headers = fragments.Where(fragment => fragment.Kind == FragmentText.Header).ToList();
        if (headers.Count != 1)
        {
            throw Refusal.Unreadable(path, $"holds {headers.Count} catalog headers where one is expected: build it again.");
        }

        SchemaName.Require(path, headers[0].Schema, AssemblyCatalog.Format, AssemblyCatalog.Major);
        return Join(path, headers[0].Read<CatalogHeader>(), fragments.Remove(headers[0]));
    }

    private static AssemblyCatalog Join(string path, CatalogHeader header, ImmutableArray<FragmentText> others)
    {
        RequireWhole(path, header, others);
        ImmutableArray<DeclaredTest> tests = [.. Of<DeclaredTest>(others, FragmentText.Test)];
        RequireAmounts(path, tests.Select(test => test.MonthlyRevenueUsd).Append(header.Declared));
        return new(header, [], [.. tests.OrderBy(test => test.Number).ThenBy(test => test.Class, StringComparer.Ordinal)], path)
        {
            Journeys = [.. Of<DeclaredJourney>(others, FragmentText.Journey)
                .OrderBy(journey => journey.Title, StringComparer.Ordinal).ThenBy(journey => journey.Class, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<T> Of<T>(ImmutableArray<FragmentText> fragments, string kind) =>
        fragments.Where(fragment => fragment.Kind == kind).Select(fragment => fragment.Read<T>());

    /// <summary>A fragment that is gone or was changed would take money out of the ledger in silence.</summary>
    private static void RequireWhole(string path, CatalogHeader header, ImmutableArray<FragmentText> others)
    {
        if (CatalogHash.Of(others.Select(fragment => fragment.Text)) != header.Hash)
        {
            throw Refusal.Unreadable(
                path, "holds a catalog whose fragments do not add up to its \"hash\": some are missing or were changed; build it again.");
        }
    }

    private static void RequireAmounts(string path, IEnumerable<decimal?> amounts)
    {
        if (amounts.FirstOrDefault(usd => usd is < -MostUsd or > MostUsd) is { } amount)
        {
            throw Refusal.Unreadable(path, string.Create(
                CultureInfo.InvariantCulture, $"holds a catalog with an amount of ${amount:#,0} a month, beyond what is read: correct it and build again."));
        }
    }
}
