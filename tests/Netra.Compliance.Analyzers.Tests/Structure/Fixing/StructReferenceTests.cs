namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Whatever takes a struct by reference may keep the reference: the struct then stays where it is.</summary>
public sealed class StructReferenceTests
{
    [Theory]
    [InlineData("var view = quad.Cells();")]
    [InlineData("var view = (quad).Cells();")]
    [InlineData("var view = Views.Cells(ref quad);")]
    [InlineData("var view = quad.Inside();")]
    [InlineData("var view = quad.Whole;")]
    [InlineData("var view = quad.Inner.Inside();")]
    [InlineData("Span<int> view = quad.Array;")]
    [InlineData("var view = quad.Array[..2];")]
    [InlineData("Span<int> view = quad;")]
    [InlineData("var view = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref quad.A, 2);")]
    [InlineData("var view = new Span<int>(ref quad.A);")]
    [InlineData("var view = new Holder(ref quad).View;")]
    [InlineData("Views.Find(ref quad, out var view);")]
    [InlineData("var view = new Span<int>(ref quad[0]);")]
    [InlineData("ref var first = ref quad[0]; var view = new Span<int>(ref first);")]
    public Task Stays_beside_a_span(string view) => Behaviour.Stays(extracts: false, Program($$"""
        {{view}}
        view[0] += n;
        n += quad.A;
        view[0] += quad.A;
        n += quad.A;
        view[0] += quad.A;
        n += quad.A;
        view[0] += quad.A;
        n += quad.A;
        """));

    [Theory]
    [InlineData("foreach (ref var one in quad) one += n;")]
    [InlineData("foreach (var one in quad.Counting) n += one;")]
    [InlineData("var (a, b) = quad;")]
    [InlineData("int[] all = [.. quad.Counting];")]
    [InlineData("if (quad is { Next: > 1 }) n++;")]
    public Task Stays_where_the_compiler_calls_what_changes_it(string statement) =>
        Behaviour.Stays(
            extracts: false, Program($"n += quad.A;\n{string.Concat(Enumerable.Repeat($"{{ {statement} }}\n", 9))}"));

    [Theory]
    [InlineData("n += quad.Peek();")]
    [InlineData("n += quad.A;")]
    [InlineData("n += list.Span[0];")]
    [InlineData("n += list.Span.Slice(1)[0];")]
    [InlineData("n += Views.Sum(in quad);")]
    public Task Leaves_with_what_only_looks(string statement) =>
        Behaviour.Stays(extracts: true,
            Program($"var list = new Memory<int>([n, 2]);\n{string.Concat(Enumerable.Repeat($"{statement}\n", 9))}"));

    private static string Program(string statements) => $$"""
        public static string Run() => M(3, default).ToString();

        public static int M(int n, Quad quad)
        {
            quad.Array[1] = 2;
        {{statements}}
            return n + quad.A + quad.B + quad.Array[0];
        }
        }

        public struct Quad
        {
            public int A;
            public int B;
            public Two Array;
            public One Inner;
            public Count Counting;
            public int Next => ++A;
            public Span<int> Whole => Inside();
            public Span<int> Inside() => System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref A, 2);
            [System.Diagnostics.CodeAnalysis.UnscopedRef] public ref int this[int at] => ref A;
            [System.Diagnostics.CodeAnalysis.UnscopedRef]
            public Span<int>.Enumerator GetEnumerator() => new Span<int>(ref A).GetEnumerator();
            public readonly int Peek() => A;
            public void Deconstruct(out int a, out int b) => (a, b) = (++A, B);
            public static implicit operator Span<int>(in Quad quad) =>
                new(ref System.Runtime.CompilerServices.Unsafe.AsRef(in quad.A));
        }

        public struct One
        {
            public int A;
            public Span<int> Inside() => System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref A, 1);
        }

        public struct Count
        {
            private int _next;
            public int Current => _next;
            public Count GetEnumerator() { _next++; return this; }
            public bool MoveNext() => ++_next < 5;
        }

        [System.Runtime.CompilerServices.InlineArray(2)]
        public struct Two
        {
            private int _first;
        }

        public readonly ref struct Holder(ref Quad quad)
        {
            private readonly ref Quad _quad = ref quad;
            public Span<int> View => new(ref _quad.A);
        }

        public static class Views
        {
            public static Span<int> Cells(this ref Quad quad) => new(ref quad.A);
            public static void Find(ref Quad quad, out Span<int> view) =>
                view = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref quad.A, 2);
            public static int Sum(in Quad quad) => quad.A + quad.B;
        """;
}
