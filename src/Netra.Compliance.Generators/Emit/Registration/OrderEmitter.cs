using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Registration;

/// <summary>The order of collections: dearest first, so that the limited number of test threads begins with what matters most.</summary>
internal sealed class OrderEmitter : Emitter
{
    private const string Name = "DearestCollectionFirst";

    private const string Sorting =
        """
        public global::System.Collections.Generic.IEnumerable<global::Xunit.Abstractions.ITestCollection> OrderTestCollections(
            global::System.Collections.Generic.IEnumerable<global::Xunit.Abstractions.ITestCollection> testCollections) =>
            global::System.Linq.Enumerable.ThenBy(
                global::System.Linq.Enumerable.OrderByDescending(testCollections, collection => MonthlyRevenueUsd(collection.DisplayName)),
                collection => collection.DisplayName,
                global::System.StringComparer.Ordinal);

        """;

    public override void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
        if (IsWanted(portfolio.Facts))
        {
            writer.Line($"[assembly: global::Xunit.TestCollectionOrderer(\"{GeneratedCode.Namespace}.{Name}\", {Literal.Of(portfolio.Facts.Name)})]");
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        if (IsWanted(portfolio.Facts))
        {
            WriteOrderer(writer, portfolio);
        }
    }

    private static bool IsWanted(AssemblyFacts facts) =>
        facts is { Frameworks: { HasXunit: true, HasXunitV2Execution: true }, HasCollectionOrderer: false, AllowsNullable: true };

    private static void WriteOrderer(CodeWriter writer, Portfolio portfolio)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        writer.Line("/// <summary>Starts the collections that protect the most revenue first.</summary>").Lines(GeneratedCode.TypeAttributes);
        using var orderer = writer.Block($"internal sealed class {Name} : global::Xunit.ITestCollectionOrderer");
        writer.Lines(Sorting);
        WriteRevenues(writer, portfolio);
    }

    private static void WriteRevenues(CodeWriter writer, Portfolio portfolio)
    {
        using var revenues = writer.Block("private static long MonthlyRevenueUsd(string collection) => collection switch", "};");
        foreach (var collection in portfolio.Tests.GroupBy(test => test.Class.Collection).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var revenue = collection.Sum(test => (long)(test.Test.MonthlyRevenueUsd ?? 0));
            writer.Line($"{Literal.Of(collection.Key)} => {revenue.ToString(CultureInfo.InvariantCulture)},");
        }

        writer.Line("_ => 0,");
    }
}
