using Netra.Compliance.Generators.Tests.Running;

namespace Netra.Compliance.Generators.Tests.Shapes;

/// <summary>Shapes of a coverage point: how it is named, and that its delegate runs it to the end.</summary>
public sealed class PointShapesTests
{
    [Theory]
    [InlineData("public void Runs() => Trace = \"ran\";")]
    [InlineData("public static void Runs() => Last = \"ran\";")]
    [InlineData("public async Task Runs() { await Task.Yield(); Trace = \"ran\"; }")]
    [InlineData("public async Task<int> Runs() { await Task.Yield(); Trace = \"ran\"; return 1; }")]
    [InlineData("public async ValueTask Runs() { await Task.Yield(); Trace = \"ran\"; }")]
    [InlineData("public async ValueTask<int> Runs() { await Task.Yield(); Trace = \"ran\"; return 1; }")]
    [InlineData("public int Runs() { Trace = \"ran\"; return 1; }")]
    [InlineData("internal void Runs() => Trace = \"ran\";")]
    [InlineData("protected internal void Runs() => Trace = \"ran\";")]
    public async Task Runs_to_the_end(string member)
    {
        var emitted = Emitted.From(Class("[Fact] " + member));
        var test = emitted.Create("Shop.A");
        await emitted.Invoke(test, "Runs");
        Assert.Equal("ran", test.GetType().GetProperty("Trace")!.GetValue(test));
    }

    [Theory]
    [InlineData("[Fact] private void Runs() { }")]
    [InlineData("[Fact] protected void Runs() { }")]
    [InlineData("[Fact] public async void Runs() => await Task.Yield();")]
    [InlineData("[Theory, InlineData(1)] public void Runs<T>(T value) { }")]
    [InlineData("[Theory, InlineData(1)] public void Runs(ref int value) { }")]
    [InlineData("[Theory, InlineData(1)] public void Runs(Span<int> value) { }")]
    [InlineData("[Fact, Obsolete(\"No more\", true)] public void Runs() { }")]
    public void Is_declared_but_has_no_delegate(string member)
    {
        var emitted = Emitted.From(Class(member));
        Assert.Equal(["Runs"], emitted.Tests.Single().Points());
        Assert.False(emitted.Has("Netra.Compliance.Generated.Shop_APoints"));
    }

    [Fact]
    public async Task A_proof_of_a_point_that_cannot_be_called_says_so()
    {
        var emitted = Emitted.From(
            Class("[Fact, ProvenBy(typeof(Flaw))] private void Runs() { } public sealed class Flaw : Fault;"));
        Assert.Equal(["Shop.A+Flaw"],
            emitted.Tests.Single().GetProperty("points")[0].GetProperty("faults").EnumerateArray()
                .Select(fault => fault.GetString()));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => emitted.Invoke(emitted.Create("Shop.A"), "Runs"));
    }

    [Fact]
    public async Task Overloaded_tests_are_told_apart_by_their_types()
    {
        var emitted = Emitted.From(Class(
            """
            [Fact] public void Runs() => Trace = "none";
            [Theory, InlineData(1)] public void Runs(int a) => Trace = "int";
            [Theory, InlineData(null)] public void Runs(System.Collections.Generic.Dictionary<string, int?[]>? a) =>
                Trace = "dictionary";
            public void Other() { }
            [Theory, InlineData(1)] public void Other(int a) { }
            """));
        const string Dictionary =
            "Runs(System.Collections.Generic.Dictionary`2[System.String,System.Nullable`1[System.Int32][]])";
        Assert.Equal(["Runs()", "Runs(System.Int32)", Dictionary, "Other"], emitted.Tests.Single().Points());
        var test = emitted.Create("Shop.A");
        await emitted.Invoke(test, Dictionary, [null]);
        Assert.Equal("dictionary", test.GetType().GetProperty("Trace")!.GetValue(test));
    }

    [Fact]
    public void Types_in_names_are_written_as_the_runtime_writes_them()
    {
        var emitted = Emitted.From(Class(
            """
            [Fact] public void Runs() { }
            [Theory, InlineData(1)]
            public void Runs((int, string) a, Nest<int>.Deep<string>[,] b, nint c, DayOfWeek d) { }
            public class Nest<T> { public class Deep<U> { } }
            """));
        var parameters = emitted.Type("Shop.A").GetMethods()
            .Single(method => method is { Name: "Runs" } && method.GetParameters().Length > 0).GetParameters();
        Assert.Equal($"Runs({string.Join(",", parameters.Select(parameter => parameter.ParameterType.ToString()))})",
            emitted.Tests.Single().Points()[1]);
    }

    [Theory]
    [InlineData("long a", "5", 5)]
    [InlineData("long? a", "5", 5)]
    [InlineData("DayOfWeek a", "Friday", "Friday")]
    [InlineData("DayOfWeek a", "Friday", 5)]
    [InlineData("Guid a", "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000001")]
    [InlineData("DateTimeOffset a", "01/05/2026 00:00:00 +00:00", "2026-01-05T00:00:00Z")]
    [InlineData("decimal a", "1.5", 1.5)]
    [InlineData("string? a", "", null)]
    [InlineData("int a", "0", null)]
    [InlineData("string a, int b = 7", "x7", "x")]
    [InlineData("string a, params int[] b", "x3", "x", 1, 1, 1)]
    [InlineData("string a, params int[] b", "x0", "x")]
    [InlineData("int @class", "5", 5)]
    public async Task Arguments_of_a_theory_are_converted_as_xunit_does(
        string parameters, string expected, params object?[]? arguments)
    {
        var emitted = Emitted.From(Class(
            $"[Theory, InlineData(1)] public void Runs({parameters}) => "
            + $"Trace = FormattableString.Invariant($\"{{{Traced(parameters)}}}\");"));
        var test = emitted.Create("Shop.A");
        await emitted.Invoke(test, "Runs", arguments ?? [null]);
        Assert.Equal(expected, test.GetType().GetProperty("Trace")!.GetValue(test));
    }

    [Fact]
    public async Task An_unknown_point_is_refused()
    {
        var emitted = Emitted.From(Class("[Fact] public void Runs() { }"));
        var error =
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
                emitted.Invoke(emitted.Create("Shop.A"), "Walks"));
        Assert.Equal("Walks", error.ActualValue);
    }

    [Theory]
    [InlineData("Refuses_a_forged_state", "[Fact]", "Refuses a forged state")]
    [InlineData("Refuses", "[Fact(DisplayName = \"Says no\")]", "Says no")]
    [InlineData("_", "[Fact]", "_")]
    public void Is_shown_as_a_sentence(string method, string attribute, string shown)
    {
        var emitted = Emitted.From(Class($"{attribute} public void {method}() {{ }}"));
        Assert.Equal(shown, emitted.Tests.Single().GetProperty("points")[0].Text("name"));
    }

    private static string Traced(string parameters) => parameters switch
    {
        _ when parameters.Contains("params", StringComparison.Ordinal) => "a + b.Length",
        _ when parameters.Contains(',') => "a + b",
        _ when parameters.Contains("@class", StringComparison.Ordinal) => "@class",
        _ => "a",
    };

    private static string Class(string members) =>
        $$"""
        namespace Shop;
        [CriticalTest(1, "Shape")]
        public partial class A
        {
            public static string? Last { get; set; }
            private string? _trace;
            public string? Trace { get => _trace ?? Last; set => _trace = value; }
            {{members}}
        }
        """;
}
