namespace Netra.Compliance.Benchmarks.Scaling;

/// <summary>Tests with too much in them.</summary>
internal static class TestShapes
{
    private const string Cart = "var cart = new Cart();";

    public static IEnumerable<Shape> Statements { get; } =
    [
        Shape.InTest("locals, each asserted", n => $"var a{n} = {n}; Assert.Equal({n}, a{n});"),
        Shape.InTest(
            "calls of the product, each asserted", n => $"cart.Add(\"{n}\"); Assert.Equal({n}, cart.Count);", Cart),
        Shape.InTest(
            "values of the product, each asserted", n => $"var t{n} = cart.Total(); Assert.Equal({n}, t{n});", Cart),
        Shape.InTest("calls of the product, nothing asserted", n => $"cart.Add(\"{n}\");", Cart),
        Shape.InTest("values of the product that nobody reads", n => $"var t{n} = cart.Total();", Cart),
        Shape.InTest("mocks, each told and asserted",
            n =>
                $"var m{n} = new Mock<IPrices>(); m{n}.Setup(p => p.Of(\"a\")).Returns({n}); Assert.Equal({n}, "
                + $"m{n}.Object.Of(\"a\"));"),
        Shape.InTest("set-ups of one mock",
            n => $"mock.Setup(p => p.Of(\"{n}\")).Returns({n}); Assert.Equal({n}, mock.Object.Of(\"{n}\"));",
            "var mock = new Mock<IPrices>();"),
        Shape.InTest("lambdas, each asserted", n => $"Func<int> f{n} = () => {n}; Assert.Equal({n}, f{n}());"),
        Shape.InTest("loops, each with an assertion",
            n => $"foreach (var i{n} in new[] {{ 1, 2 }}) {{ Assert.True(i{n} > 0); }}"),
        Shape.InTest("exceptions swallowed", n => $"try {{ cart.Add(\"{n}\"); }} catch (Exception) {{ }}",
            Cart + "Assert.NotNull(cart);"),
        Shape.InTest("exceptions swallowed, assertions before",
            n => $"Assert.Equal({n}, cart.Count); try {{ cart.Add(\"{n}\"); }} catch (Exception) {{ }}", Cart),
        Shape.InTest("waits for events",
            n =>
                $"var e{n} = new ManualResetEventSlim(); cart.Changed += () => e{n}.Set(); new "
                + $"ManualResetEventSlim().Wait(); var f{n} = e{n}; f{n}.Wait();", Cart),
        Shape.InTest("assertions behind a question mark",
            n => $"var s{n} = cart.Name; Assert.Equal({n}, s{n}?.Length); s{n}?.Check({n});", Cart),
        Shape.InTest("local functions, each asserted", n => $"int L{n}() => {n}; Assert.Equal({n}, L{n}());"),
        Shape.InTest("branches",
            n => $"if (cart.Count == {n}) {{ Assert.Equal({n}, cart.Count); }} else {{ Assert.True(true); }}", Cart),
    ];

    public static IEnumerable<Shape> Values { get; } =
    [
        Shape.InTest("items added to a list, each asserted", n => $"list.Add({n}); Assert.Equal({n}, list[{n} - 1]);",
            "var list = new List<int>();"),
        Shape.InTest("locals taken from a list, each asserted",
            n => $"list.Add({n}); var a{n} = list[{n} - 1]; Assert.Equal({n}, a{n});", "var list = new List<int>();"),
        Shape.InTest("lists in a list, each asserted",
            n => $"var a{n} = new List<int>(); list.Add(a{n}); a{n}.Add({n}); Assert.Equal({n}, a{n}.Count);",
            "var list = new List<List<int>>();"),
        Shape.InTest("locals made of the ones before, each asserted",
            n => $"var a{n} = a{n - 1} + {n}; Assert.Equal({n}, a{n});", "var a0 = 0;"),
        Shape.InTest("writes to a variable, each asserted", n => $"a = {n}; Assert.Equal({n}, a);", "int a;"),
        Shape.InTest("changes of a variable, each asserted", n => $"a += {n}; Assert.Equal({n}, a);", "var a = 0;"),
        Shape.InTest("names of a list, each asserted",
            n => $"var a{n} = a{n - 1}; a{n}.Add({n}); Assert.Equal({n}, a{n}.Count);", "var a0 = new List<int>();"),
        Shape.InTest("values asserted before the product gets them",
            n => $"var a{n} = {n}; Assert.Equal({n}, a{n}); cart.Add(a{n}.ToString());", Cart),
        Shape.InTest("uses of a parameter that is asserted", n => $"Assert.Equal({n}, a); cart.Add(a.ToString());",
            Cart + "var a = 1;"),
        Shape.InTest("items of an array", n => $"{n},", "var all = new[] {",
            "}; Assert.Equal(1, all[0]); Assert.Equal(2, all[1]);"),
        Shape.InTest("items of an array that is asserted", n => $"{n},", "Assert.Equal(new[] {", "0 }, new int[3]);"),
    ];

    public static IEnumerable<Shape> Deep { get; } =
    [
        Shape.InTest("calls of the product in a chain", _ => ".With(\"a\")", Cart + "var other = cart",
            "; Assert.NotNull(other);") with { Most = 2_000 },
        Shape.InTest("calls of a builder in a chain", n => $".Append({n})",
            "var text = new System.Text.StringBuilder(); text", "; Assert.NotNull(text); Assert.Equal(1, text.Length);")
            with { Most = 2_000 },
        Shape.InTest("answers of a mock in a chain", n => $".Returns({n})",
            "var m = new Mock<IPrices>(); m.SetupSequence(p => p.Of(\"a\"))", "; Assert.Equal(1, m.Object.Of(\"a\"));")
            with { Most = 2_000 },
        Shape.InTest("terms of a sum", n => $"+ {n}", "Assert.Equal(1, 1", ");") with { Most = 4_000 },
        Shape.InTest("terms of a sum of locals", _ => "+ a", "var a = 1; Assert.Equal(1, 1", ");")
            with { Most = 4_000 },
        Shape.InTest("conditions in a row", n => $"if (cart.Count == {n}) Assert.Equal({n}, cart.Count); else", Cart,
            ";") with { Most = 600 },
        Nested("blocks in blocks", "{ Assert.True(true); ", " }"),
        Nested("attempts in attempts", "try { cart.Add(\"a\"); ", " } catch (Exception) { }"),
        Nested("local functions in local functions", "void L() { cart.Add(\"a\");\n\n\n\n\n\n\n\n\n\n ", " L(); }"),
    ];

    private static Shape Nested(string name, string open, string close) =>
        Shape.InClass(name,
            size =>
                $"[Fact] public void Is_deep() {{ {Cart} {Shape.Many(size, _ => open)} {Shape.Many(size, _ => close)} "
                + $"}}") with { Most = 200 };
}
