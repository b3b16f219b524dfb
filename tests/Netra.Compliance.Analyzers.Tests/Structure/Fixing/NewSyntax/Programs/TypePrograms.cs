namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>Programs of several types, one behind the other, that tell what the types do together.</summary>
internal static class TypePrograms
{
    /// <summary>A program a paragraph: what <c>Run</c> returns, more members of its class, and the other
    /// types.</summary>
    public const string Source = """
        new A().Next() + "|" + new B<int>(3).Both
        internal class A { public string Next() => new B<string>("x").Both; }
        internal sealed class B<T>(T value) where T : notnull { public string Both => value + "," + value; }
        internal sealed class B { }

        $"{Color.Blue} {(int)Color.Red} {Default.First} {new Point(1, 2)} {new Point(3, 4) with { Y = 5 }}"
        internal enum Color { Red = 4, Blue }
        internal static class Default { public const Color First = Color.Red; }
        internal readonly record struct Point(int X, int Y);

        Ask(3) + Ask(x => x + 1) + ((IName)new Named()).Name
        public static string Ask(int n) => new Counted(text => text + n)("n");
        public static string Ask(Func<int, int> of) => "/" + of(4) + "/";
        internal delegate string Counted(string text);
        internal interface IName { string Name => "default " + Other(); protected static string Other() => "other"; }
        internal sealed class Named : IName { }

        $"{5.Tripled()} {new List<int> { 1, 2 }.Second} {Vector.Zero + new Vector(1, 2)} {(int)new Vector(3, 4)}"
        internal static class Numbers { public static int Tripled(this int n) => n * 3; }
        internal static class Lists { extension(List<int> list) { public int Second => list[1]; } }
        internal readonly struct Vector(int x, int y)
        {
            public static Vector Zero => default;
            public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y);
            public static explicit operator int(Vector a) => a.X * a.Y;
            public int X { get; } = x;
            public int Y { get; } = y;
            public override string ToString() => $"<{X},{Y}>";
        }

        Log.All + new Late().Value + Log.All + Early.Value + Log.All
        internal static class Log
        {
            public static string All = "start ";
            public static int Add(string s) { All += s; return 1; }
        }
        internal static class Early { public static readonly int Value = Log.Add("early "); }
        internal sealed class Late { static Late() => Log.Add("late "); public int Value = Log.Add("instance "); }

        new Half().Whole() + typeof(Half).GetMethods().Count(method => method.DeclaringType == typeof(Half))
        internal partial class Half { public partial string Whole(); }
        internal partial class Half { public partial string Whole() => "whole " + Rest(); }
        internal partial class Half { private string Rest() => "rest"; }

        string.Join(",", typeof(Marked).GetCustomAttributes(false).OfType<MarkAttribute>().Select(mark => mark.Text))
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        internal sealed class MarkAttribute(string text) : Attribute { public string Text => text; }
        [Mark("one")]
        [Mark(nameof(Marked))]
        internal sealed class Marked { }

        Hidden.Tell() + new Outer.Inner().Tell() + new Beside().Tell()
        file static class Hidden { public static string Tell() => "hidden"; }
        internal sealed class Outer
        {
            private static string Own => "own";
            internal sealed class Inner { public string Tell() => Own; }
        }
        internal sealed class Beside { public string Tell() => new Outer.Inner().Tell(); }

        new Cells()[2] + Sum([1, 2, 3]) + Reader.Read("abc")
        public static int Sum(params ReadOnlySpan<int> values) => values.ToArray().Sum();
        [InlineArray(4)]
        internal struct Quad { private int _first; }
        internal sealed class Cells
        {
            private Quad _cells;
            public int this[int at] { get { _cells[at] = at; return _cells[at]; } }
        }
        internal ref struct Reader(ReadOnlySpan<char> text)
        {
            public readonly ReadOnlySpan<char> Text = text;
            public static string Read(string s) => new Reader(s).Text[1..].ToString();
        }

        Shape.Named(new Square(3)) + Shape.Named(new Circle(2)) + new Square(1).Equals(new Square(1))
        internal abstract record Shape
        {
            public static string Named(Shape of) => of switch
            {
                Square { Side: > 2 } s => "big " + s.Side,
                Circle(var r) => "circle " + r,
                _ => "?",
            };
        }
        internal sealed record Square(int Side) : Shape;
        internal sealed record Circle(int Radius) : Shape;

        Once.Count + "" + Once.Count + new Two().First
        internal static class Once
        {
            #region counted
            private static int _count;
            public static int Count => ++_count;
            #endregion
        }
        /// <summary>Documented.</summary>
        internal sealed class Two { public int First { get; } = Once.Count; } // the second
        internal sealed class Three { } /* the last */

        string.Join(" ", new Walks(3).Select(n => n * n)) + new Walks(2).Sum() + Walking.Most
        internal sealed class Walks(int most) : IEnumerable<int>
        {
            public IEnumerator<int> GetEnumerator() { for (var at = 1; at <= most; at++) { yield return at; } }
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
        }
        internal static class Walking { public static int Most => 3; }

        Add.Of<Meters>(new(2), new(3)).Value + default(Meters).Kind + ((IAdd<Meters>)default(Meters)).Kind
        internal interface IAdd<T> where T : IAdd<T>
        {
            static abstract T operator +(T a, T b);
            string Kind => typeof(T).Name;
        }
        internal readonly struct Meters(int value) : IAdd<Meters>
        {
            public int Value => value;
            public string Kind => "m";
            public static Meters operator +(Meters a, Meters b) => new(a.Value + b.Value);
        }
        internal static class Add { public static T Of<T>(T a, T b) where T : IAdd<T> => a + b; }

        Await.Twice().GetAwaiter().GetResult() + Tools.Caller() + Where.Member()
        internal static class Await
        {
            public static async Task<string> Twice() { await Task.Yield(); return await Tools.Soon("twice"); }
        }
        internal static class Where { public static string Member([CallerMemberName] string name = "") => name; }

        new Field { Name = " a " }.Name + new Lower().Name + Field.Made
        internal class Field
        {
            public static int Made;
            public Field() => Made++;
            public string Name { get => field ?? "none"; set => field = value.Trim(); }
        }
        internal class Lower : Field { public new string Name => base.Name.ToUpperInvariant(); }

        Path.GetFileName(Place.OfFile()) + Place.OfLine() + Unplaced.Tell()
        internal static class Place
        {
            public static string OfFile([CallerFilePath] string file = "") => file.Length > 0 ? "a" : "b";
            public static int OfLine([CallerLineNumber] int line = 0) => line > 0 ? 1 : 0;
        }
        internal static class Unplaced { public static string Tell() => Place.OfFile() + Place.OfLine(); }
        internal static class Unused { public static int Line() => Place.OfLine(); }
        """;
}
