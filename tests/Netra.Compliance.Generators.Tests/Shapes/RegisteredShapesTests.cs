using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Shapes;

/// <summary>Shapes of a class that generated code registers: each compiles, is in the catalog and runs by its
/// delegate.</summary>
public sealed class RegisteredShapesTests
{
    private const string Head =
        """[CriticalTest(1, "Shape"), BusinessValue(100, "Why", Stage = CustomerStage.Paid)] """;
    private const string Body = """ { public bool Ran; [Fact] public void Runs() => Ran = true; }""";

    [Theory]
    [InlineData("namespace Shop.Auth; " + Head + "public partial class A" + Body, "Shop.Auth.A", "Auth")]
    [InlineData("namespace Shop { namespace Auth { " + Head + "public partial class A" + Body + "} }", "Shop.Auth.A",
        "Auth")]
    [InlineData("namespace Shop.Auth { " + Head + "public partial class A" + Body + "}", "Shop.Auth.A", "Auth")]
    [InlineData(Head + "public partial class A" + Body, "A", "Global")]
    [InlineData("namespace Shop.Auth; " + Head + "public sealed partial record A" + Body, "Shop.Auth.A", "Auth")]
    [InlineData("namespace Shop.Auth; " + Head + "public partial record class A" + Body, "Shop.Auth.A", "Auth")]
    [InlineData("namespace Shop.Auth; public static partial class Outer { " + Head + "public partial class A" + Body
        + "}", "Shop.Auth.Outer+A", "Auth")]
    [InlineData("namespace Shop.Auth; public partial struct Outer { " + Head + "public partial class A" + Body + "}",
        "Shop.Auth.Outer+A", "Auth")]
    [InlineData("namespace Shop.Auth; public partial record struct Outer { " + Head + "public partial class A" + Body
        + "}", "Shop.Auth.Outer+A", "Auth")]
    [InlineData("namespace Shop.Auth; public partial record Outer { public partial interface Inner { " + Head
        + "public partial class A" + Body + "} }", "Shop.Auth.Outer+Inner+A", "Auth")]
    [InlineData("namespace @event.@class; " + Head + "public partial class @record" + Body, "event.class.record",
        "class")]
    [InlineData("namespace Größe.данные; " + Head + "public partial class Prüfung" + Body, "Größe.данные.Prüfung",
        "данные")]
    [InlineData("namespace Netra.Compliance.Generated; " + Head + "public partial class CriticalTests" + Body,
        "Netra.Compliance.Generated.CriticalTests", "Generated")]
    [InlineData("namespace Shop.System; " + Head + "public partial class A" + Body, "Shop.System.A", "System")]
    [InlineData("namespace Shop.Xunit; " + Head + "public partial class A" + Body, "Shop.Xunit.A", "Xunit")]
    [InlineData("namespace Shop.Auth; " + Head + "public partial class Auth" + Body, "Shop.Auth.Auth", "Auth")]
    [InlineData("namespace Shop.Auth; " + Head + "public partial class Hash" + Body, "Shop.Auth.Hash", "Auth")]
    [InlineData("namespace Shop.A_b; " + Head + "public partial class C_d" + Body, "Shop.A_b.C_d", "A_b")]
    public async Task Is_registered_under_its_module(string source, string clrName, string module)
    {
        var emitted = Emitted.From(source);
        Assert.Equal(module, emitted.Collection(clrName));
        Assert.Equal(
            ["Category=Critical", $"Module={module}", "CriticalTest=1", "Stage=Paid"], emitted.Traits(clrName));
        Assert.True(emitted.Has($"Netra.Compliance.Generated.{module}Collection"));
        AssertCatalog(emitted, clrName, module);
        await AssertRuns(emitted, clrName);
    }

    [Fact]
    public void Has_the_points_of_all_parts_in_the_order_of_files()
    {
        var first = "namespace Shop.Auth; " + Head
            + "public partial class A { [Fact] public void One() { } [Fact] public void Two() { } }";
        var emitted =
            Emitted.From(first, "namespace Shop.Auth; public partial class A { [Fact] public void Another() { } }");
        Assert.Equal(["One", "Two", "Another"], emitted.Tests.Single().Points());
    }

    [Fact]
    public async Task Runs_inherited_tests_as_its_own()
    {
        var source =
            "namespace Shop.Auth; public abstract class Base { public bool Ran; [Fact] public virtual void Runs() => "
            + "Ran = true; } "
            + Head + "public partial class A : Base { [Fact] public void Too() => Assert.True(Ran); }";
        var emitted = Emitted.From(source);
        Assert.Equal(["Too", "Runs"], emitted.Tests.Single().Points());
        await AssertRuns(emitted, "Shop.Auth.A");
    }

    [Fact]
    public void Counts_an_overridden_test_once()
    {
        var source = "namespace Shop.Auth; public abstract class Base { [Fact] public abstract void Runs(); } "
            + Head + "public partial class A : Base { public override void Runs() => Assert.NotNull(this); }";
        Assert.Equal(["Runs"], Emitted.From(source).Tests.Single().Points());
    }

    private static void AssertCatalog(Emitted emitted, string clrName, string module)
    {
        var test = emitted.Tests.Single();
        Assert.Equal(clrName, test.Text("class"));
        Assert.Equal(module, test.Text("module"));
        Assert.Equal(["Runs"], test.Points());
    }

    private static async Task AssertRuns(Emitted emitted, string clrName)
    {
        var test = emitted.Create(clrName);
        await emitted.Invoke(test, "Runs");
        Assert.Equal(true, emitted.Type(clrName).GetField("Ran")!.GetValue(test));
    }
}
