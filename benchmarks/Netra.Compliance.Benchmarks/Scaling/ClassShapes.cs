namespace Netra.Compliance.Benchmarks.Scaling;

/// <summary>Classes and files with too much in them.</summary>
internal static class ClassShapes
{
    private const string Critical = "[CriticalTest(1, \"Many\"), BusinessValue(1000, \"Keeps paying customers\")]";

    public static IEnumerable<Shape> Tests { get; } =
    [
        Shape.OfClass(
            "tests that assert", n => $"[Fact] public void Test{n}() {{ Assert.Equal({n}, new Cart().Count); }}"),
        Shape.OfClass("tests that assert nothing", n => $"[Fact] public void Test{n}() {{ new Cart().Add(\"{n}\"); }}"),
        Shape.OfClass("tests that assert nothing, beside tests that expect exceptions",
            n =>
                $"[Fact] public void Test{n}() {{ new Cart().Add(\"{n}\"); }} [Fact] public void Other{n}() {{ "
                + $"Assert.Throws<Exception>(() => new Cart().Save()); }}"),
        Shape.OfClass("tests that meet no product", n => $"[Fact] public void Test{n}() {{ Put({n}); }}",
            "private void Put(int n) { }"),
        Shape.OfClass("tests that meet no product, beside tests that do",
            n =>
                $"[Fact] public void Test{n}() {{ Put({n}); }} [Fact] public void Other{n}() {{ new Cart(); Set({n}); "
                + $"}}", "private void Put(int n) { } private void Set(int n) { }"),
        Shape.InClass("tests whose base class has code for another target",
            size => Shape.Many(size, n => $"[Fact] public void Test{n}() {{ new Cart().Add(\"{n}\"); }}")
            + $"}} public partial class ManyTests : Base {{ }} public class Base {{\n#if "
            + $"X\n#endif\n{Shape.Many(size, n => $"public int A{n};")}"),
        Shape.OfClass("empty tests", n => $"[Fact] public void Can{n}() {{ }}"),
        Shape.OfClass("theories with data",
            n => $"[Theory, InlineData({n}), InlineData(2)] public void Test{n}(int a) {{ Assert.Equal(a, a); }}"),
        Shape.InClass("rows of a theory",
            size => Shape.Many(size, n => $"[InlineData({n})]")
                + " [Theory] public void Test(int a) { Assert.Equal(1, a); }"),
        Shape.OfFile("small classes",
            n =>
                $"public class T{n}Tests {{ [Fact] public void Test() {{ var cart = new Cart(); cart.Add(\"a\"); "
                + $"Assert.Equal({n}, cart.Count); }} }}"),
        Shape.OfFile("parts of a class",
            n => $"public partial class PartTests {{ [Fact] public void Test{n}() {{ new Cart().Add(\"a\"); }} }}"),
        Shape.OfFile("classes, each derived from the one before",
            n =>
                $"public class T{n}Tests : T{n - 1}Tests {{ [Fact] public void Test{n}() {{ new Cart().Add(\"a\"); }} "
                + $"}}") with { Most = 500 },
    ];

    public static IEnumerable<Shape> Criticals { get; } =
    [
        Shape.OfClass("points of a critical class",
            n => $"[Fact, Covers(\"Point {n}\")] public void Test{n}() {{ Assert.Equal({n}, new Cart().Count); }}",
            marks: Critical),
        Shape.OfClass("points of a critical class that are skipped",
            n => $"[Fact(Skip = \"later\"), Covers(\"Point {n}\")] public void Test{n}() {{ }}", marks: Critical),
        Shape.InClass("calls in a point of a critical class",
            size =>
                $"[Fact] public void Is_long() {{ var cart = new "
                + $"Cart(); {Shape.Many(size, _ => "cart.Add(\"a\"); Thread.Sleep(1);")} }}", Critical),
        Shape.OfClass("critical tests of one point",
            n =>
                $"[CriticalTest({n}, \"a\"), BusinessValue(1, \"Keeps customers\"), Fact] public void Test{n}() {{ "
                + $"Assert.Equal({n}, new Cart().Count); }}"),
        Shape.OfClass("critical tests with one number",
            n => $"[CriticalTest(1, \"a\"), Fact] public void Test{n}() {{ Assert.Equal({n}, new Cart().Count); }}"),
        Shape.OfFile("critical classes",
            n =>
                $"[CriticalTest({n}, \"a\"), BusinessValue(1, \"Keeps customers\")] public partial class T{n}Tests {{ "
                + $"[Fact] public void Test() {{ Thread.Sleep(1); Assert.Equal({n}, new Cart().Count); }} }}"),
        Shape.OfClass("mocks in a critical class",
            n => $"[Fact] public void Test{n}() {{ var m = new Mock<IPrices>(); Assert.NotNull(m.Object); }}",
            marks: Critical),
    ];

    public static IEnumerable<Shape> Helpers { get; } =
    [
        Shape.OfClass("helpers in a row, one for each test",
            n => $"[Fact] public void Test{n}() {{ Help{n}(); }} private void Help{n}() {{ Help{n + 1}(); }}"),
        Shape.InClass("helpers that one helper of all tests calls",
            size => Shape.Many(size, n => $"[Fact] public void Test{n}() {{ Hub(); }} private void Help{n}() {{ }}")
                + $"private void Hub() {{ {Shape.Many(size, n => $"Help{n}();")} }}"),
        Shape.InClass("methods that run around each test",
            size => Shape.Many(size, n => $"[Fact] public void Test{n}() {{ Put(); }} private void Help{n}() {{ }}")
                + $"private void Put() {{ }} public ManyTests() {{ {Shape.Many(size, n => $"Help{n}();")} }}"),
        Shape.InClass("overrides of a double that each test makes",
            size =>
                $"private abstract class Base {{ {Shape.Many(size, n => $"protected abstract void M{n}();")} }} "
                + $"private class Double : Base {{ {Shape.Many(size, n => $"protected override void M{n}() {{ }}")} "
                + $"}}\n{Shape.Many(size, n => $"[Fact] public void Test{n}() {{ new Double(); }}")}"),
        Shape.OfClass("values from helpers",
            n =>
                $"[Fact] public void Test{n}() {{ Assert.Equal({n}, Make{n}()); }} private static int Make{n}() "
                + $"=> {n} + Other({n});", "private static int Other(int n) => n;"),
        Shape.OfClass("values from helpers in a row",
            n =>
                $"[Fact] public void Test{n}() {{ Assert.Equal({n}, Make{n}()); }} private static int Make{n}() => "
                + $"Make{n + 1}();"),
        Shape.InClass("values from one long helper",
            size => Shape.Many(size, n => $"[Fact] public void Test{n}() {{ Assert.Equal({n}, Make({n})); }}")
                + $"private static int Make(int a) {{ {Shape.Many(size, n => $"var a{n} = {n};")} return a; }}"),
        Shape.OfClass("attempts with a helper in their catch",
            n =>
                $"[Fact] public void Test{n}() {{ try {{ new Cart().Add(\"a\"); }} catch (Exception) {{ Help{n}(); }} "
                + $"}} private void Help{n}() {{ Help{n + 1}(); }}"),
    ];

    public static IEnumerable<Shape> Products { get; } =
    [
        Shape.OfProduct("stubs",
            n =>
                $"public int Stub{n}() => throw new NotImplementedException(); public int Get{n}() {{ return 1; /* "
                + $"placeholder */ }}")
            with
                { Source = size =>
                    $"using System; public class Product "
                    + $"{{ {Shape.Many(size, n => $"public int Stub{n}() => throw new NotImplementedException(); "
                    + $"public int Get{n}() {{ return 1; /* placeholder */ }}")} }}" },
        Shape.OfProduct("stubs in a member", n => $"if (a == {n}) throw new System.NotImplementedException();",
            "public void M(int a) {", "}"),
        Shape.OfProduct(
            "overloads with an untyped parameter", n => $"public void Put(object a, C{n} b) {{ }} public class C{n};"),
        Shape.OfProduct("untyped members of an interface", n => "")
            with
                { Source = size =>
                    $"public interface IProduct {{ {Shape.Many(size, n => $"object Get{n}();")} }} public class "
                    + $"Product : IProduct {{ {Shape.Many(size, n => $"public object Get{n}() => 1;")} }}" },
        Shape.OfProduct("overloads of an interface", n => "")
            with
                { Source = size =>
                    $"public interface IProduct {{ {Shape.Many(size, n => $"void Put(object a, C{n} b);")} }} public "
                    + $"class Product : IProduct "
                    + $"{{ {Shape.Many(size, n => $"public void Put(object a, C{n} b) {{ }}")} "
                    + $"}} {Shape.Many(size, n => $"public class C{n};")}" },
        Shape.OfProduct("untyped parameters of a method", n => $"object a{n},", "public void Put(", "string b) { }"),
        Shape.OfProduct("nullable directives", n => $"#nullable disable\npublic int A{n};\n#nullable enable"),
        Shape.OfProduct("statements on one line", _ => "a++; a++;", "public void M(int a) {", "}"),
        Shape.OfProduct("statements, all on one line", _ => "a++; a++;", "public void M(int a) {", "}")
            with
                { Source = size =>
                    $"public class Product {{ public void M(int a) "
                    + $"{{ {string.Concat(Enumerable.Repeat("a++; f(a); ", size))} }} }}" },
        Shape.OfProduct(
            "long members", n => $"public void M{n}(int a) {{{string.Concat(Enumerable.Repeat("\na++;", 9))}\n}}"),
        Shape.OfProduct("members between hidden regions",
            n =>
                $"#line hidden\npublic void M{n}(int a) {{ a++; a++; }}\n#line default\npublic void N{n}(int a) {{ "
                + $"a++; a++; }}"),
        Shape.OfProduct("calls in brackets on one line", _ => "", "public int f(int a) => ", ";")
            with
                { Source = size =>
                    $"public class Product {{ public int f(int a) {{\n\n\n\n\n\n\n\n\n "
                    + $"return {string.Concat(Enumerable.Repeat("(int) f(", size))} "
                    + $"1 {string.Concat(Enumerable.Repeat(")", size))}; }} }}", Most = 400 },
        Shape.OfProduct("bad options", n => $"public class C{n};"),
    ];
}
