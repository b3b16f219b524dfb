using System.Globalization;
using Netra.Compliance.Generators.Model;

namespace Netra.Compliance.Generators.Emit.Registration;

/// <summary>The order of a run: points before proofs, and of each the highest revenue first, so that the limited number
/// of test threads begins with what matters most.</summary>
internal sealed class OrderEmitter : Emitter
{
    private const string Name = "HighestRevenueFirst";

    private const string Orderer =
        """
        internal sealed class HighestRevenueFirst : global::Xunit.ITestCollectionOrderer
        {
            public global::System.Collections.Generic.IEnumerable<global::Xunit.Abstractions.ITestCollection> OrderTestCollections(
                global::System.Collections.Generic.IEnumerable<global::Xunit.Abstractions.ITestCollection> testCollections) =>
                global::System.Linq.Enumerable.ThenBy(
                    global::System.Linq.Enumerable.OrderByDescending(testCollections, collection => RevenueOrder.OfCollection(collection.DisplayName)),
                    collection => collection.DisplayName,
                    global::System.StringComparer.Ordinal);
        }
        """;

    /// <summary>xunit runs the classes of a collection in the order of the cases that it is given; the sort is
    /// stable.</summary>
    private const string Sorting =
        """
        internal static global::Xunit.Sdk.IXunitTestCase[] Sort(global::System.Collections.Generic.IEnumerable<global::Xunit.Sdk.IXunitTestCase> testCases) =>
            global::System.Linq.Enumerable.ToArray(
                global::System.Linq.Enumerable.OrderByDescending(testCases, testCase => OfClass(testCase.TestMethod.TestClass.Class.Name)));

        """;

    /// <summary>xunit names the collection of a class that is in no other, such as a proof's, after the
    /// class.</summary>
    private const string OwnCollection = "OfClass(collection.Replace(\"Test collection for \", \"\"))";

    public override void WriteIndexAttributes(CodeWriter writer, Portfolio portfolio)
    {
        if (OrdersCollections(portfolio.Facts))
        {
            writer.Line(
                $"[assembly: global::Xunit.TestCollectionOrderer(\"{GeneratedCode.Namespace}.{Name}\", "
                + $"{Literal.Of(portfolio.Facts.Name)})]");
        }
    }

    public override void WriteIndexTypes(CodeWriter writer, Portfolio portfolio)
    {
        if (OrdersCollections(portfolio.Facts) || OrdersClasses(portfolio.Facts))
        {
            WriteTypes(writer, portfolio);
        }
    }

    private static bool OrdersCollections(AssemblyFacts facts) =>
        !facts.HasCollectionOrderer && facts.Frameworks.CanJournal;

    private static bool OrdersClasses(AssemblyFacts facts) => !facts.HasTestFramework && facts.Frameworks.CanJournal;

    private static void WriteTypes(CodeWriter writer, Portfolio portfolio)
    {
        writer.Line();
        using var space = writer.Block("namespace " + GeneratedCode.Namespace);
        WriteOrder(writer, portfolio);
        if (OrdersCollections(portfolio.Facts))
        {
            writer.Line().Lines(GeneratedCode.Type(
                "Starts the collections that protect the most revenue first, and collections of proofs last.", Orderer));
        }
    }

    private static void WriteOrder(CodeWriter writer, Portfolio portfolio)
    {
        using var order = writer.Block(GeneratedCode.Type(
            "Ranks collections and classes: points before proofs, then by revenue, highest first.",
            "internal static class RevenueOrder"));
        writer.Lines(Sorting);
        WriteSwitch(
            writer, "OfCollection(string collection) => collection", Ranked.Collections(portfolio), OwnCollection);
        writer.Line();
        WriteSwitch(writer, "OfClass(string testClass) => testClass", Ranked.Classes(portfolio), Ranked.Other.Rank);
    }

    private static void WriteSwitch(CodeWriter writer, string head, IEnumerable<Ranked> arms, string others)
    {
        using var ranks = writer.Block($"internal static long {head} switch", "};");
        foreach (var arm in arms.OrderBy(arm => arm.Name, StringComparer.Ordinal))
        {
            writer.Line($"{Literal.Of(arm.Name)} => {arm.Rank},");
        }

        writer.Line($"_ => {others},");
    }

    /// <summary>A collection or class, and the tests that it holds or proves.</summary>
    private sealed record Ranked(string Name, bool IsProof, IReadOnlyCollection<PortfolioTest> Tests)
    {
        /// <summary>What is no critical test: after all that are, before proofs.</summary>
        public static readonly Ranked Other = new("", false, []);

        public string Rank =>
            $"global::Netra.Compliance.Ordering.RunOrder.Rank({(IsProof ? "true" : "false")}, "
            + $"{Revenue}{string.Concat(Names)})";

        private string Revenue =>
            Tests.Sum(test => (long)(test.Test.MonthlyRevenueUsd ?? 0)).ToString(CultureInfo.InvariantCulture);

        private IEnumerable<string> Names =>
            Tests.Select(test => test.Class.Clr).Distinct().OrderBy(name => name, StringComparer.Ordinal)
                .Select(name => ", " + Literal.Of(name));

        public static IEnumerable<Ranked> Collections(Portfolio portfolio) =>
            Grouped(portfolio.Tests, test => test.Class.Collection);

        public static IEnumerable<Ranked> Classes(Portfolio portfolio)
        {
            var proven = portfolio.Tests.Where(test => portfolio.Facts.Frameworks.CanProve && test.Proofs is not null);
            var proofs = Grouped(proven, test => $"{GeneratedCode.Namespace}.{test.Proofs}");
            return Grouped(portfolio.Tests, test => test.Class.Clr)
                .Concat(proofs.Select(proof => proof with { IsProof = true }));
        }

        private static IEnumerable<Ranked> Grouped(
            IEnumerable<PortfolioTest> tests, Func<PortfolioTest, string> name) =>
            tests.GroupBy(name).Select(group => new Ranked(group.Key, false, group.ToArray()));
    }
}
