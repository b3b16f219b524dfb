using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>The catalog: what is declared, in the assembly's metadata and as constants that code can name.</summary>
internal sealed class CatalogEmitter : Emitter
{
    public override void WriteClassAttributes(CodeWriter writer, ClassUnit unit)
    {
        foreach (var test in unit.Class.Tests)
        {
            WriteMetadata(writer, CatalogFragment.Of(unit.Class.Name, test));
        }
    }

    public override void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
        WriteMetadata(writer, CatalogHeader.Of(portfolio));
        foreach (var test in portfolio.Facts.Declared.Planned)
        {
            WriteMetadata(writer, CatalogFragment.Of(test));
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio) =>
        CatalogConstants.Write(writer, portfolio);

    private static void WriteMetadata(CodeWriter writer, string json) =>
        writer.Line($"[assembly: global::System.Reflection.AssemblyMetadata(\"Netra.Catalog\", {Literal.Of(json)})]");
}

/// <summary>The static class <c>CriticalTestCatalog</c>: totals, and a nested class of constants per critical
/// test.</summary>
internal static class CatalogConstants
{
    public static void Write(CodeWriter writer, Portfolio portfolio)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Line("/// <summary>The critical tests that this assembly declares.</summary>")
            .Lines(GeneratedCode.TypeAttributes);
        using var catalog = writer.Block("internal static class CriticalTestCatalog");
        WriteTotals(writer, portfolio);
        WriteTests(writer, portfolio);
    }

    private static void WriteTotals(CodeWriter writer, Portfolio portfolio)
    {
        WriteDeclared(writer, portfolio.Facts.Declared.TotalUsd);
        var (written, planned) = (portfolio.CriticalTests.ToArray(), portfolio.Facts.Declared.Planned);
        Constant(writer, "The sum of all declared values, planned tests included, in whole US dollars a month.",
            "long MonthlyRevenueUsd", Number(SumOf(written, planned)));
        WriteCounts(writer, written, planned.Count);
        Constant(writer, "What ties a journal to this catalog.", "string Hash", Literal.Of(portfolio.Hash));
    }

    private static long SumOf(IEnumerable<PortfolioTest> written, IEnumerable<PlannedTest> planned) =>
        written.Sum(test => (long)(test.Test.MonthlyRevenueUsd ?? 0))
        + planned.Sum(test => (long)test.MonthlyRevenueUsd);

    private static void WriteCounts(CodeWriter writer, PortfolioTest[] written, int planned)
    {
        Constant(writer, "The number of critical tests, planned ones included.", "int CriticalTests",
            Number(written.Length + planned));
        Constant(writer, "The number of planned tests: declared, but not written yet.", "int PlannedTests",
            Number(planned));
        Constant(writer, "The number of coverage points.", "int CoveragePoints",
            Number(written.Sum(test => test.Points)));
    }

    private static void WriteDeclared(CodeWriter writer, int? declared)
    {
        if (declared is { } total)
        {
            Constant(writer, "The declared total in whole US dollars a month.", "long DeclaredMonthlyRevenueUsd",
                Number(total));
        }
    }

    private static void WriteTests(CodeWriter writer, Portfolio portfolio)
    {
        var names = new CatalogNames();
        foreach (var test in portfolio.CriticalTests)
        {
            WriteTest(writer, test, names.Take(test));
        }
    }

    private static void WriteTest(CodeWriter writer, PortfolioTest test, string name)
    {
        writer.Line();
        using var block = writer.Block("internal static class " + Identifier.Escape(name));
        writer.Line($"internal const int Number = {Number(test.Test.Number)};");
        writer.Line($"internal const string Title = {Literal.Of(test.Test.Title)};");
        writer.Line($"internal const string Module = {Literal.Of(test.Class.Module)};");
        writer.Line($"internal const long MonthlyRevenueUsd = {Number(test.Test.MonthlyRevenueUsd ?? 0)};");
    }

    private static void Constant(CodeWriter writer, string summary, string declaration, string value) => writer
        .Line($"/// <summary>{summary}</summary>")
        .Line($"internal const {declaration} = {value};");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Gives each critical test a name of its own among the constants.</summary>
internal sealed class CatalogNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        "CriticalTestCatalog", "DeclaredMonthlyRevenueUsd", "MonthlyRevenueUsd", "CriticalTests", "PlannedTests",
        "CoveragePoints", "Hash",
        "Number", "Title", "Module", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone",
        "ReferenceEquals",
    };

    public string Take(PortfolioTest test)
    {
        var name = Candidates(test).First(candidate => !_taken.Contains(candidate));
        _taken.Add(name);
        return name;
    }

    private static IEnumerable<string> Candidates(PortfolioTest test)
    {
        yield return test.Test.Member;
        yield return test.Class.Module + "_" + test.Test.Member;
        for (var count = 2; ; count++)
        {
            yield return test.Class.Module + "_" + test.Test.Member + "_"
                + count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
