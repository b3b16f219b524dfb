using Netra.Compliance.Analyzers.Tests.Honesty.Lies;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty.NewSyntax;

/// <summary>Product code is product code however it is written and called: no rule reports a test of it, none
/// throws.</summary>
public sealed class EveryConstructTests
{
    private const string Product = """
        using System; using System.Collections.Generic; using System.Diagnostics.CodeAnalysis;
        using System.Runtime.CompilerServices;
        namespace Modern;
        [InlineArray(3)] public struct Three { private int _first; }
        public ref struct Window(Span<int> all)
        {
            private readonly Span<int> _all = all;
            public int First => _all[0];
            public ref int At(int place) => ref _all[place];
        }
        public class Named(string name)
        {
            public string Name { get; } = name;
            public string Trimmed { get => field ?? ""; set => field = value.Trim(); }
        }
        public partial class Split
        {
            public partial int Size { get; }
            public partial void Grow();
            public partial Split(int size);
            public partial event Action Grown;
        }
        public partial class Split
        {
            private int _size;
            public partial Split(int size) => _size = size;
            public partial int Size => _size;
            public partial void Grow() { _size++; _grown?.Invoke(); }
            private Action? _grown;
            public partial event Action Grown { add => _grown += value; remove => _grown -= value; }
        }
        public interface IShape
        {
            int Sides => 4;
            static abstract IShape Make();
            static virtual int Many => 3;
            int Area();
        }
        public sealed class Square : IShape { public static IShape Make() => new Square(); public int Area() => 1; }
        public readonly record struct Money(int Amount)
        {
            public static Money operator +(Money one, Money other) => new(one.Amount + other.Amount);
        }
        public record Person(string Name, int Age)
        {
            public Person? Boss { get; set; }
            public required string City { get; init; }
        }
        public class Tally
        {
            public int Sum;
            public void operator +=(int more) => Sum += more;
            public void operator ++() => Sum++;
            public int this[Index place] => place.Value;
        }
        public static class Many
        {
            public static int Sum(params ReadOnlySpan<int> all) => all.Length;
            public static int Lines(params IEnumerable<int> all) => 1;
            public static string Say(string text = "a", [CallerMemberName] string? caller = null) => text + caller;
            public static bool TryHalf(int all, out int half) { half = all / 2; return true; }
            public static async IAsyncEnumerable<int> Later()
            { await System.Threading.Tasks.Task.Yield(); yield return 1; }
            public static T Zero<T>() where T : System.Numerics.INumber<T> => T.Zero;
            public static int Length<T>(T text) where T : allows ref struct => 1;
            public static int Pick(ref readonly int one) => one;
        }
        """;

    private const string Members = """
        private sealed class Triangle : IShape
        { public int Area() => 2; public static IShape Make() => new Triangle(); }
        private sealed class Own(string name) : Named(name);
        private static int Held(params Crate all) => all.Count;
        private static int Made<T>() where T : IShape => T.Make().Area() + T.Many;
        """;

    [Theory]
    [InlineData("var three = new Three(); three[0] = 2; Assert.Equal(2, three[0]);")]
    [InlineData("Three three = default; foreach (var one in three) Assert.Equal(0, one);")]
    [InlineData("Three three = default; Assert.Equal(3, ((Span<int>)three).Length);")]
    [InlineData("Assert.Equal(1, new Window([1, 2]).First);")]
    [InlineData("int[] all = [1, 2]; new Window(all).At(0) = 5; Assert.Equal(5, all[0]);")]
    [InlineData("var named = new Named(\"a\") { Trimmed = \" b \" }; Assert.Equal(\"b\", named.Trimmed);")]
    [InlineData("Assert.Equal(\"a\", new Own(\"a\").Name);")]
    [InlineData("var split = new Split(1); split.Grow(); Assert.Equal(2, split.Size);")]
    [InlineData("var grown = false; var split = new Split(1); split.Grown += () => grown = true; split.Grow(); "
        + "Assert.True(grown);")]
    [InlineData("IShape shape = new Triangle(); Assert.Equal(4, shape.Sides);")]
    [InlineData("Assert.Equal(4, Made<Square>());")]
    [InlineData("Assert.Equal(3, (new Money(1) + new Money(2)).Amount);")]
    [InlineData("var money = default(Money); Assert.Equal(0, money.Amount);")]
    [InlineData("var money = new Money(1) with { Amount = 2 }; Assert.Equal(2, money.Amount);")]
    [InlineData("Assert.True(new Money(1) is { Amount: > 0 });")]
    [InlineData("Assert.True(new Person(\"a\", 1) { City = \"c\" } is (\"a\", 1));")]
    [InlineData("var (name, age) = new Person(\"a\", 1) { City = \"c\" }; Assert.Equal((\"a\", 1), (name, age));")]
    [InlineData("Person person = new(\"a\", 1) { City = \"c\" }; person?.Boss = person; Assert.NotNull(person.Boss);")]
    [InlineData("Person person = null; person?.Boss = new(\"a\", 1) { City = \"c\" }; Assert.Null(person);")]
    [InlineData("var tally = new Tally(); tally += 2; Assert.Equal(2, tally.Sum);")]
    [InlineData("var tally = new Tally(); tally++; Assert.Equal(1, tally.Sum);")]
    [InlineData("Assert.Equal(1, new Tally()[^1]);")]
    [InlineData("Assert.Equal(2, Many.Sum(1, 2));")]
    [InlineData("Assert.Equal(1, Many.Lines(1, 2));")]
    [InlineData("Assert.Equal(2, Held(1, 2));")]
    [InlineData("Assert.StartsWith(\"a\", Many.Say());")]
    [InlineData("Assert.True(Many.TryHalf(4, out var half)); Assert.Equal(2, half);")]
    [InlineData("await foreach (var one in Many.Later()) Assert.Equal(1, one);")]
    [InlineData("Assert.Equal(0, Many.Zero<int>());")]
    [InlineData("Assert.Equal(1, Many.Length<ReadOnlySpan<char>>(\"a\"));")]
    [InlineData("var one = 1; Assert.Equal(1, Many.Pick(in one));")]
    [InlineData("var half = (int all, out int part) => Many.TryHalf(all, out part); Assert.True(half(4, out _));")]
    [InlineData("var say = (string text = \"b\") => Many.Say(text); Assert.StartsWith(\"b\", say());")]
    [InlineData("Func<int, int> sum = static x => Many.Sum(x); Assert.Equal(1, sum(3));")]
    [InlineData("Pair pair = (Many.Sum(1), \"a\"); Assert.Equal(1, pair.Item1);")]
    [InlineData("var all = new List<int> { Many.Sum(1) }; Assert.Equal([1], all);")]
    [InlineData("int[] all = [.. new[] { Many.Sum(1) }, 2]; Assert.Equal(2, all.Length);")]
    [InlineData("var text = Many.Sum(1) switch { 1 => \"one\", _ => \"more\" }; Assert.Equal(\"one\", text);")]
    [InlineData("var text = $\"\"\"a{Many.Sum(1)}\"\"\"; Assert.Equal(\"a1\", text);")]
    [InlineData("Assert.Equal(1, Many.Sum(1) is var one and > 0 ? one : 0);")]
    [InlineData("Assert.Equal(\"List\", nameof(List<>)); Assert.Equal(1, Many.Sum(1));")]
    [InlineData("using var lease = new System.IO.StringReader(Many.Say()); Assert.StartsWith(\"a\", "
        + "lease.ReadLine());")]
    [InlineData("lock (new System.Threading.Lock()) { Assert.Equal(1, Many.Sum(1)); }")]
    [InlineData("Span<int> all = stackalloc int[] { Many.Sum(1) }; Assert.Equal(1, all[0]);")]
    [InlineData("var one = from x in new[] { 1 } let y = Many.Sum(x) where y > 0 select y; Assert.Single(one);")]
    [InlineData("try { Many.Sum(1); } finally { Assert.Equal(1, Many.Sum(1)); }")]
    [InlineData("int Local() => Many.Sum(1); Assert.Equal(1, Local());")]
    [InlineData("dynamic late = new Named(\"a\"); Assert.Equal(\"a\", (string)late.Name);")]
    [InlineData("checked { Assert.Equal(2, Many.Sum(1) + 1); }")]
    [InlineData("goto end; end: Assert.Equal(1, Many.Sum(1));")]
    [InlineData("object one = Many.Sum(1); if (one is not int number) throw new Exception(); Assert.Equal(1, number);")]
    public async Task Is_silent_on_a_test_of_the_product(string body) =>
        Assert.Equal("", await Modern().Verdict(Sync(body), Members));

    // A span cannot live across an await.
    private static string Sync(string body) =>
        body.Contains("Span<int> all = stackalloc", StringComparison.Ordinal)
            ? $"void Try() {{ {body} }} Try();" : body;

    private static Suite Modern() => new(
        "using Xunit; using Modern; using Pair = (int, string);",
        Suite.Xunit.Attribute,
        [.. Suite.Xunit.Libraries, Libraries.Compile("Modern", Product)]);
}
