using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>A critical test or a journey as the catalog's JSON; <c>docs/formats/README.md</c> is the
/// contract.</summary>
internal static class CatalogFragment
{
    public static string Of(ClassName name, CriticalTest test) =>
        test.IsJourney ? OfJourney(name, test) : OfTest(name, test);

    private static string OfJourney(ClassName name, CriticalTest journey) => JsonText.Object()
        .Text("journey", journey.Title)
        .Text("class", name.Clr)
        .Text("module", name.Module)
        .Raw("steps", JsonText.Array(journey.Points.Select(OfStep)))
        .ToString();

    /// <summary>A test that declares no step has the number 0, which a reader refuses to take for a step of a whole
    /// journey.</summary>
    private static string OfStep(Point point) => JsonText.Object()
        .Number("number", point.Step?.Number ?? 0)
        .Text("title", point.Step?.Title ?? point.Display)
        .Text("method", point.Key)
        .Truth("theory", point.Theory is not null)
        .Raw("guardedBy", JsonText.Array((point.Step?.GuardedBy ?? EquatableArray<int>.Empty).Select(Number)))
        .Raw("faults", FaultsOf(point))
        .ToString();

    private static string OfTest(ClassName name, CriticalTest test)
    {
        var json = JsonText.Object().Number("number", test.Number).Text("title", test.Title);
        json.Text("class", name.Clr).Text("module", name.Module);
        AddValue(json, test.Value?.MonthlyRevenueUsd, test.Value);
        return json.Raw("points", JsonText.Array(test.Points.Select(OfPoint))).ToString();
    }

    /// <summary>A planned test has the fields of a written one, so that an older reader takes it for a test that never
    /// ran.</summary>
    public static string Of(PlannedTest test)
    {
        var json = JsonText.Object().Number("number", test.Number).Text("title", test.Title);
        json.Text("class", "").Text("module", test.Module);
        AddValue(json, test.MonthlyRevenueUsd, null);
        return json.Raw("points", "[]").Truth("planned", true).ToString();
    }

    private static void AddValue(JsonText json, int? monthlyRevenueUsd, BusinessValue? value) => json
        .Number("monthlyRevenueUsd", monthlyRevenueUsd)
        .Text("justification", value?.Justification)
        .Text("category", value?.Groups.Category ?? BusinessGroups.Unspecified)
        .Text("stage", value?.Groups.Stage ?? BusinessGroups.Unspecified)
        .Text("segment", value?.Groups.Segment ?? BusinessGroups.Unspecified)
        .Text("owner", value?.Owner);

    private static string OfPoint(Point point) => JsonText.Object()
        .Text("method", point.Key)
        .Text("name", point.Display)
        .Text("covers", point.Covers)
        .Truth("theory", point.Theory is not null)
        .Raw("faults", FaultsOf(point))
        .ToString();

    private static string FaultsOf(Point point) =>
        JsonText.Array(point.Faults.Select(fault => JsonText.Quote(fault.Clr)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The catalog's header as JSON, with the hash that ties a journal to it.</summary>
internal static class CatalogHeader
{
    public static string Of(Portfolio portfolio) => JsonText.Object()
        .Text("schema", "netra.catalog/1")
        .Text("assembly", portfolio.Facts.Name)
        .Number("declared", portfolio.Facts.Declared.TotalUsd)
        .Text("hash", portfolio.Hash)
        .ToString();
}

/// <summary>What ties a journal to the catalog that it was written under.</summary>
internal static class CatalogHash
{
    /// <summary>SHA-256 of the fragments in ordinal order, each in UTF-8 and closed by a line feed; lower-case
    /// hex.</summary>
    public static string Of(IEnumerable<string> fragments)
    {
        var text = string.Concat(
            fragments.OrderBy(fragment => fragment, StringComparer.Ordinal).Select(fragment => fragment + "\n"));
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        return string.Concat(hash.Select(octet => octet.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
