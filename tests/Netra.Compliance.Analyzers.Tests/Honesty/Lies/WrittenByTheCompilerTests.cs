namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>The product is reached by calls that stand in no source.</summary>
public sealed class WrittenByTheCompilerTests
{
    private const string Models = """
        sealed class Model
        {
            [System.Text.Json.Serialization.JsonConverter(typeof(Squeezed))]
            public List<string> All { get; set; } = [];
        }
        sealed class Outer { public List<Model> Inner { get; set; } = []; }
        sealed class Checked { [Even] public int Count { get; set; } }
        sealed class Plain { [System.ComponentModel.Description("x")] public int Count { get; set; } }
        static void Check(object model) =>
            System.ComponentModel.DataAnnotations.Validator.ValidateObject(model, new(model), true);
        static T From<T>(string text) => System.Text.Json.JsonSerializer.Deserialize<T>(text);
        """;

    [Theory]
    [InlineData("Crate crate = [1, 2]; Assert.Equal(2, crate.Count());")]
    [InlineData("Shelf shelf = [1, 2]; Assert.Empty(shelf);")]
    [InlineData("IEnumerable<int> all = (Crate)([1, 2]); Assert.Equal(2, all.Count());")]
    [InlineData("var (x, y) = default(Point); Assert.Equal(0, x + y);")]
    [InlineData("var (x, y) = new Version(1, 2); Assert.Equal(3, x + y);")]
    [InlineData("foreach (var (x, y) in new[] { new Version(1, 2) }) Assert.Equal(3, x + y);")]
    [InlineData("var sum = 0; foreach (var x in 1..2) sum += x; Assert.Equal(3, sum);")]
    [InlineData("await TimeSpan.FromSeconds(1); Assert.True(1.5.ToString().Length == 3);")]
    [InlineData("Assert.True(new Version(1, 2) is (1, 2));")]
    [InlineData("Assert.True(default(Point) is (0, 0));")]
    [InlineData("Assert.Equal(\"[0]\", $\"{default(Point)}\");")]
    [InlineData("Assert.Equal(\"[0]\", \"\" + default(Point));")]
    [InlineData("Assert.Equal(\"[0]\", default(Point).ToString());")]
    [InlineData("Assert.Equal(\"[0]\", string.Concat(default(Point)));")]
    [InlineData("Assert.Equal(default(Point), default(Point));")]
    [InlineData("Point point = 3; int x = point; Assert.Equal(3, x);")]
    [InlineData("Point point = default; point++; Assert.Equal(1, point.X);")]
    [InlineData("Assert.Equal(2, default(Point) ? 1 : 2);")]
    [InlineData("using (default(Lease)) { } Assert.NotNull(\"\".Trim());")]
    [InlineData("using var lease = new Lease(); Assert.NotNull(\"\".Trim());")]
    [InlineData("var x = from guid in Guid.Empty select guid.ToString().Length; Assert.Equal(36, x);")]
    [InlineData("Printer printer = $\"a{1}\"; Assert.Equal(\"a\", printer.ToString());")]
    [InlineData("var all = new List<int> { \"abc\" }; Assert.Equal(3, all[0]);")]
    [InlineData("Assert.Throws<System.Text.Json.JsonException>(() => From<Model>(\"{}x\"));")]
    [InlineData("Assert.Throws<System.Text.Json.JsonException>(() => From<Outer>(\"{}x\"));")]
    [InlineData("Assert.ThrowsAny<Exception>(() => Check(new Checked { Count = 3 }));")]
    [InlineData("Assert.Equal(2, new List<Point> { default }.Max(point => point.X) + 2);")]
    public async Task Is_silent_where_the_compiler_calls_the_product(string body) =>
        Assert.DoesNotContain("3004", await Suite.Xunit.Verdict(body, Models));

    [Theory]
    [InlineData("List<int> all = [1, 2]; Assert.Equal(2, all.Count(x => x > int.Parse(\"0\")));")]
    [InlineData("var (x, y) = (1, int.Parse(\"2\")); Assert.Equal(3, x + y);")]
    [InlineData("foreach (var x in \"ab\".ToCharArray()) Assert.True(char.IsLetter(x));")]
    [InlineData("await Task.Delay(1); Assert.Equal(1, int.Parse(\"1\"));")]
    [InlineData("Assert.Equal(\"1\", $\"{int.Parse(\"1\")}\");")]
    [InlineData("Assert.Throws<System.Text.Json.JsonException>(() => From<Plain>(\"{}x\"));")]
    [InlineData("Order none = null; Assert.True(int.Parse(\"1\") > 0); _ = none;")]
    public async Task Suggests_where_it_calls_only_others(string body) =>
        Assert.Contains("(3004)", await Suite.Xunit.Verdict(body, Models));
}
