using Netra.Compliance.Generators.Tests.Running;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Netra.Compliance.Generators.Tests;

/// <summary>Points come before proofs, and of each the highest revenue first.</summary>
public sealed class RevenueOrderTests
{
    private const string Orderer = "Netra.Compliance.Generated.HighestRevenueFirst";
    private const string Order = "Netra.Compliance.Generated.RevenueOrder";
    private const string OwnOrderer = "[assembly: TestCollectionOrderer(\"Mine\", \"Shop.Tests\")]";

    private const string OwnFramework =
        """
        [assembly: TestFramework("Shop.Own", "Shop.Tests")]
        namespace Shop;
        public sealed class Own(Xunit.Abstractions.IMessageSink sink) : Xunit.Sdk.XunitTestFramework(sink);
        """;

    private const string Breaks = "namespace Shop; public sealed class Breaks : Fault;";

    [Fact]
    public void Starts_the_module_with_the_highest_revenue_first()
    {
        var emitted = Emitted.From(
            Test(1, "Low", 5), Test(2, "High", 400), Test(3, "Low", 300), Test(4, "High", 2, "[Collection(\"Own\")]"));
        Assert.Equal(
            ["High", "Low", "Own", "Another", "Zero"], Ordered(emitted, "Zero", "Own", "Low", "Another", "High"));
    }

    [Fact]
    public void Starts_proofs_after_everything_else_and_the_highest_revenue_first()
    {
        var emitted = Emitted.From(Breaks, Proven(1, "Low", 5), Proven(2, "High", 400), Proven(3, "High", 6));
        string[] proofs = [ProofsOf("High_Test2"), ProofsOf("High_Test3"), ProofsOf("Low_Test1")];
        Assert.Equal(["High", "Low", "Test collection for Shop.Plain", .. proofs],
            Ordered(emitted, [.. proofs.Reverse(), "Test collection for Shop.Plain", "Low", "High"]));
    }

    [Fact]
    public void Knows_the_proofs_of_each_method_that_is_a_critical_test()
    {
        var emitted = Emitted.From(Breaks, Method("Low", 1, 5), Method("High", 2, 6));
        Assert.Equal([ProofsOf("Both_31High"), ProofsOf("Both_30Low")],
            Ordered(emitted, ProofsOf("Both_30Low"), ProofsOf("Both_31High")));
    }

    [Fact]
    public void Starts_the_class_with_the_highest_revenue_first_and_keeps_the_order_within_a_class()
    {
        var emitted = Emitted.From(Breaks, Proven(1, "A", 5), Proven(2, "A", 400), Plain);
        var proofs = "Netra.Compliance.Generated.Shop_A_Test2Proofs";
        var sorted = Sorted(emitted, (proofs, "Catches_the_fault"), ("Shop.Plain", "Runs"), ("Shop.A.Test1", "Walks"),
            ("Shop.A.Test1", "Runs"), ("Shop.A.Test2", "Runs"));
        Assert.Equal(
            ["Shop.A.Test2.Runs", "Shop.A.Test1.Walks", "Shop.A.Test1.Runs", "Shop.Plain.Runs",
                $"{proofs}.Catches_the_fault"], sorted);
    }

    [Fact]
    public void Adds_up_the_methods_of_a_class()
    {
        var emitted = Emitted.From(Breaks, Proven(1, "A", 10), Method("First", 2, 5), Method("Second", 3, 6));
        Assert.Equal(["Shop.Both.First", "Shop.A.Test1.Runs"],
            Sorted(emitted, ("Shop.A.Test1", "Runs"), ("Shop.Both", "First")));
    }

    [Fact]
    public void Is_declared_for_the_assembly()
    {
        var declared = Emitted.From(Test(1, "Low", 5)).Type(Orderer).Assembly.GetCustomAttributesData()
            .Single(data => data.AttributeType == typeof(TestCollectionOrdererAttribute));
        Assert.Equal(
            [Orderer, "Shop.Tests"], declared.ConstructorArguments.Select(argument => (string)argument.Value!));
    }

    [Theory]
    [InlineData("", "", true, true)]
    [InlineData(OwnOrderer, "", false, true)]
    [InlineData("", OwnFramework, true, true)]
    [InlineData(OwnOrderer, OwnFramework, false, false)]
    public void Leaves_an_orderer_and_a_framework_of_the_user_alone(
        string orderer, string framework, bool ordersCollections, bool ranks)
    {
        var emitted = Emitted.From(orderer, framework, Test(1, "Low", 5));
        Assert.Equal((ordersCollections, ranks), (emitted.Has(Orderer), emitted.Has(Order)));
    }

    private const string Plain = "namespace Shop; public class Plain { [Fact] public void Runs() { } }";

    private static string ProofsOf(string mangled) =>
        $"Test collection for Netra.Compliance.Generated.Shop_{mangled}Proofs";

    private static IEnumerable<string> Ordered(Emitted emitted, params string[] collections) =>
        ((ITestCollectionOrderer)emitted.Create(Orderer)).OrderTestCollections(collections.Select(Collection))
            .Select(collection => collection.DisplayName);

    private static IEnumerable<string> Sorted(Emitted emitted, params (string Class, string Method)[] cases)
    {
        var sort = emitted.Type(Order)
            .GetMethod("Sort", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        var sorted =
            (IXunitTestCase[])sort.Invoke(null, [cases.Select(one => Case(emitted.Type(one.Class), one.Method))])!;
        return sorted.Select(testCase =>
            $"{testCase.TestMethod.TestClass.Class.Name}.{testCase.TestMethod.Method.Name}");
    }

    private static IXunitTestCase Case(Type type, string method)
    {
        var testMethod = new TestMethod(
            new TestClass(Collection("Any"), Reflector.Wrap(type)), Reflector.Wrap(type.GetMethod(method)!));
        return new XunitTestCase(new Xunit.Sdk.NullMessageSink(), TestMethodDisplay.ClassAndMethod,
            TestMethodDisplayOptions.None, testMethod);
    }

    private static ITestCollection Collection(string name) =>
        new TestCollection(new TestAssembly(Reflector.Wrap(typeof(RevenueOrderTests).Assembly)), null, name);

    private static string Test(int number, string module, int value, string before = "") =>
        $$"""
        namespace Shop.{{module}};
        {{before}}[CriticalTest({{number}}, "Test"), BusinessValue({{value}}, "Why")]
        public partial class Test{{number}} { [Fact] public void Runs() { } }
        """;

    private static string Proven(int number, string module, int value) =>
        $$"""
        namespace Shop.{{module}};
        [CriticalTest({{number}}, "Test"), BusinessValue({{value}}, "Why")]
        public partial class Test{{number}} {
            [Fact, ProvenBy(typeof(Breaks))] public void Runs() { } [Fact] public void Walks() { } }
        """;

    private static string Method(string name, int number, int value) =>
        $$"""
        namespace Shop;
        public partial class Both {
            [Fact, CriticalTest({{number}}, "Test"), BusinessValue({{value}}, "Why"), ProvenBy(typeof(Breaks))]
            public void {{name}}() { } }
        """;
}
