namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax.Programs;

/// <summary>What the programs of the corpus have in common.</summary>
internal static class Prelude
{
    public const string Source = """
        global using System;
        global using System.Collections.Generic;
        global using System.Diagnostics;
        global using System.Globalization;
        global using System.IO;
        global using System.Linq;
        global using System.Linq.Expressions;
        global using System.Runtime.CompilerServices;
        global using System.Runtime.InteropServices;
        global using System.Text;
        global using System.Threading;
        global using System.Threading.Tasks;

        public class Box
        {
            public int A;
            public int[] Cells = [1, 2, 3];
            public Box? Next;
            public event Action<int>? Changed;
            public int B { get; set; }
            public int this[int at] { get => Cells[at]; set => Cells[at] = value; }
            public void Raise(int value) => Changed?.Invoke(value);
            public ref int Cell(int at) => ref Cells[at];
            public void Deconstruct(out int a, out int b) => (a, b) = (A, B);
        }

        public record Line(string Name, int Count);

        public record struct Spot(int X, int Y);

        public struct Pair
        {
            public int X;
            public int Y;
            public Four Cells;
            public int Sum => X + Y;
            public void Grow() => X++;
            public int Next() => ++Y;
            public readonly int Peek() => X;
            [System.Diagnostics.CodeAnalysis.UnscopedRef] public ref int First() => ref X;
            public Span<int> Old() => MemoryMarshal.CreateSpan(ref X, 2);
            public int this[int at] { readonly get => at == 0 ? X : Y; set { X = value; Y += at; } }
            public Walk GetEnumerator() { X += 10; return new Walk(X); }
            public void Deconstruct(out int a, out int b) { Y++; (a, b) = (X, Y); }
        }

        public struct Walk(int limit)
        {
            private int _at = limit - 2;
            public readonly int Current => _at;
            public bool MoveNext() => ++_at <= limit;
        }

        [InlineArray(4)]
        public struct Four
        {
            private int _first;
        }

        public ref struct Window(ref int a)
        {
            public ref int A = ref a;
            public void Set(int value) => A = value;
        }

        public static class Pairs
        {
            public static Span<int> Look(this ref Pair pair) => MemoryMarshal.CreateSpan(ref pair.X, 2);
            public static ReadOnlySpan<int> Glance(this in Pair pair) => MemoryMarshal.CreateReadOnlySpan(in pair.X, 2);
            public static void Shift(this ref Pair pair) => (pair.X, pair.Y) = (pair.Y, pair.X + 1);
            public static ref int Second(ref Pair pair) => ref pair.Y;
            public static unsafe int* Point(ref int a) => (int*)Unsafe.AsPointer(ref a);
        }

        public interface IRoom { string? Name { get; set; } void Enter(string name); }

        public sealed class Room : IRoom
        {
            private static readonly AsyncLocal<string?> Local = new();
            [ThreadStatic] public static string? OfThread;
            public string? Name { get => Local.Value; set => Local.Value = value; }
            public static string Here => Local.Value ?? "none";
            public void Enter(string name) => Local.Value = name;
            public static IDisposable Open(string name) => new Visit(name);
            public static Task EnterLater(string name) { Hall(name); return Task.CompletedTask; }
            public static async Task Alone(string name) { Hall(name); await Task.Yield(); }
            private static void Hall(string name) => Local.Value = name;

            private sealed class Visit : IDisposable
            {
                private readonly string? _before = Local.Value;
                public Visit(string name) => Hall(name);
                public void Dispose() => Hall(_before + "!");
            }
        }

        public static class Tools
        {
            public static string Text(object? value, [CallerArgumentExpression(nameof(value))] string text = "") =>
                text + "=" + value;
            public static string Caller([CallerMemberName] string name = "") => name;
            public static int Fail(string why) => throw new InvalidOperationException(why);
            public static int Twice(this int value) => value * 2;
            public static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);
            public static bool Try(int value, out int half) { half = value / 2; return value % 2 == 0; }
            public static int Sum(params int[] values) => values.Sum();
            public static async IAsyncEnumerable<int> Later(int count)
            {
                for (var at = 0; at < count; at++) { await Task.Yield(); yield return at; }
            }
            public static async Task<T> Soon<T>(T value) { await Task.Yield(); return value; }
        }

        """;
}
