using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Catalog;

/// <summary>Gives each critical test a name of its own among the constants.</summary>
internal sealed class CatalogNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal)
    {
        "CriticalTestCatalog", "DeclaredMonthlyRevenueUsd", "MonthlyRevenueUsd", "CriticalTests", "PlannedTests", "CoveragePoints", "Hash",
        "Number", "Title", "Module", "Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone", "ReferenceEquals",
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
            yield return test.Class.Module + "_" + test.Test.Member + "_" + count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
