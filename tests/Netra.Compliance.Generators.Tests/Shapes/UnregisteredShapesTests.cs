using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Shapes;

/// <summary>Shapes that generated code cannot register: each compiles as it is, and the catalog says that it is
/// declared.</summary>
public sealed class UnregisteredShapesTests
{
    private const string Head = """namespace Shop.Auth; [CriticalTest(1, "Shape")] """;
    private const string Body = " { [Fact] public void Runs() { } }";

    [Theory]
    [InlineData(Head + "public class A" + Body, "Shop.Auth.A")]
    [InlineData(Head + "internal partial class A" + Body, "Shop.Auth.A")]
    [InlineData(Head + "public abstract partial class A" + Body, "Shop.Auth.A")]
    [InlineData(Head + "public partial class A<T>" + Body, "Shop.Auth.A`1")]
    [InlineData(Head + "public static partial class A { [Fact] public static void Runs() { } }", "Shop.Auth.A")]
    [InlineData("namespace Shop.Auth; public class Outer { [CriticalTest(1, \"Shape\")] public partial class A" + Body
        + " }", "Shop.Auth.Outer+A")]
    [InlineData("namespace Shop.Auth; public partial class Outer { [CriticalTest(1, \"Shape\")] private partial class A"
        + Body + " }", "Shop.Auth.Outer+A")]
    [InlineData("namespace Shop.Auth; internal partial class Outer { [CriticalTest(1, \"Shape\")] public partial "
        + "class A" + Body + " }", "Shop.Auth.Outer+A")]
    [InlineData("namespace Shop.Auth; public partial class Outer<T> { [CriticalTest(1, \"Shape\")] public partial "
        + "class A" + Body + " }", "Shop.Auth.Outer`1+A")]
    public void Is_declared_but_not_registered(string source, string clrName)
    {
        var emitted = Emitted.From(source);
        var test = emitted.Tests.Single();
        Assert.Equal(["Runs"], test.Points());
        Assert.Equal(clrName, test.Text("class"));
        Assert.False(emitted.Has("Netra.Compliance.Generated.AuthCollection"));
        Assert.Null(emitted.Collection(clrName));
    }

    [Fact]
    public void A_file_local_class_is_declared_by_the_name_it_has_at_run_time()
    {
        var emitted = Emitted.From(Head + "file class A" + Body);
        Assert.True(emitted.Has(emitted.Tests.Single().Text("class")!));
    }

    [Fact]
    public async Task A_public_class_that_is_not_partial_still_has_its_delegate()
    {
        var emitted =
            Emitted.From(Head + "public class A { public bool Ran; [Fact] public void Runs() => Ran = true; }");
        var test = emitted.Create("Shop.Auth.A");
        await emitted.Invoke(test, "Runs");
        Assert.Equal(true, test.GetType().GetField("Ran")!.GetValue(test));
    }

    [Fact]
    public void A_class_derived_from_a_critical_one_is_not_critical()
    {
        var emitted =
            Emitted.From(Head + "public partial class A" + Body, "namespace Shop.Auth; public partial class B : A { }");
        Assert.Equal("Shop.Auth.A", emitted.Tests.Single().Text("class"));
    }

    [Fact]
    public void A_class_without_a_test_is_declared_without_points() =>
        Assert.Empty(Emitted.From(Head + "public partial class A { }").Tests.Single().Points());
}
