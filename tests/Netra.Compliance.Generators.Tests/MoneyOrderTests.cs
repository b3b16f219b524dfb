using Netra.Compliance.Generators.Tests.Running;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Netra.Compliance.Generators.Tests;

/// <summary>Collections start dearest first.</summary>
public sealed class MoneyOrderTests
{
    private const string Orderer = "Netra.Compliance.Generated.DearestCollectionFirst";

    [Fact]
    public void Starts_the_dearest_collection_first()
    {
        var emitted = Emitted.From(Test(1, "Cheap", 5), Test(2, "Dear", 400), Test(3, "Cheap", 300), Test(4, "Dear", 2, "[Collection(\"Own\")]"));
        var orderer = (ITestCollectionOrderer)Activator.CreateInstance(emitted.Type(Orderer))!;
        var ordered = orderer.OrderTestCollections(new[] { "Zero", "Own", "Cheap", "Another", "Dear" }.Select(Collection));
        Assert.Equal(["Dear", "Cheap", "Own", "Another", "Zero"], ordered.Select(collection => collection.DisplayName));
    }

    [Fact]
    public void Is_declared_for_the_assembly()
    {
        var declared = Emitted.From(Test(1, "Cheap", 5)).Type(Orderer).Assembly.GetCustomAttributesData()
            .Single(data => data.AttributeType == typeof(TestCollectionOrdererAttribute));
        Assert.Equal([Orderer, "Shop.Tests"], declared.ConstructorArguments.Select(argument => (string)argument.Value!));
    }

    [Fact]
    public void Leaves_an_orderer_of_the_user_alone()
    {
        var emitted = Emitted.From("[assembly: TestCollectionOrderer(\"Mine\", \"Shop.Tests\")]", Test(1, "Cheap", 5));
        Assert.False(emitted.Has(Orderer));
    }

    private static ITestCollection Collection(string name) =>
        new TestCollection(new TestAssembly(Reflector.Wrap(typeof(MoneyOrderTests).Assembly)), null, name);

    private static string Test(int number, string module, int value, string before = "") =>
        $$"""
        namespace Shop.{{module}};
        {{before}}[CriticalTest({{number}}, "Test"), BusinessValue({{value}}, "Why")]
        public partial class Test{{number}} { [Fact] public void Runs() { } }
        """;
}
