using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Honesty.Lies;

/// <summary>A product of many forms: what the compiler calls by itself, and what a double stands for.</summary>
internal static class DepotCopy
{
    private const string Source = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        namespace Depot;
        public sealed class Order
        {
            public int Total { get; set; }
            public string? Note { get; set; }
            public int Weight => Total * 2;
            public List<int> Lines { get; } = [];
            public void Ship(string to) => ArgumentException.ThrowIfNullOrEmpty(to);
            public Task ShipAsync(string to) => Task.Run(() => Ship(to));
            public IEnumerable<int> Sorted() => Lines.Order();
        }
        public interface IStore { string Get(string key); string Name { get; set; } Task<int> CountAsync(); }
        public interface ISettings { string Region => "eu" + Environment.NewLine.Length; string Zone { get; } }
        public class Ledger { public virtual int Balance() => 1; public int Fixed() => 2; }
        public struct Point
        {
            public int X;
            public void Deconstruct(out int x, out int y) => (x, y) = (X, X);
            public override string ToString() => $"[{X}]";
            public static implicit operator Point(int x) => new() { X = x };
            public static implicit operator int(Point point) => point.X;
            public static Point operator ++(Point point) => point.X + 1;
            public static bool operator true(Point point) => point.X > 0;
            public static bool operator false(Point point) => point.X == 0;
        }
        public sealed class Crate : IEnumerable<int>
        {
            private readonly List<int> _all = [];
            public int Count => _all.Count;
            public int this[int place] => _all[place];
            public Crate Slice(int start, int length) => [.. _all.GetRange(start, length)];
            public void Add(int one) => _all.Add(one);
            public IEnumerator<int> GetEnumerator() => _all.GetEnumerator();
            IEnumerator IEnumerable.GetEnumerator() => _all.GetEnumerator();
        }
        [CollectionBuilder(typeof(Shelves), "Of")]
        public sealed class Shelf : IEnumerable<int>
        {
            public int Count => 1;
            public IEnumerator<int> GetEnumerator() => Enumerable.Empty<int>().GetEnumerator();
            IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
        }
        public static class Shelves { public static Shelf Of(ReadOnlySpan<int> items) => new(); }
        public static class Reach
        {
            public static IEnumerator<int> GetEnumerator(this Range range) => Enumerable.Range(1, 2).GetEnumerator();
            public static TaskAwaiter GetAwaiter(this TimeSpan time) => Task.CompletedTask.GetAwaiter();
            public static void Deconstruct(this Version version, out int one, out int two) =>
                (one, two) = (version.Major, version.Minor);
            public static void Add(this List<int> list, string text) => list.Add(text.Length);
            public static int Select(this Guid guid, Func<Guid, int> select) => select(guid);
        }
        [InterpolatedStringHandler]
        public ref struct Printer(int literals, int holes)
        {
            public void AppendLiteral(string text) { }
            public void AppendFormatted<T>(T value) { }
            public override string ToString() => "printed" + literals + holes;
        }
        public ref struct Lease { public void Dispose() => Leases.Ended++; }
        public static class Leases { public static int Ended; }
        public sealed class Squeezed : JsonConverter<List<string>>
        {
            public override List<string> Read(ref Utf8JsonReader json, Type type, JsonSerializerOptions options) => [];
            public override void Write(Utf8JsonWriter writer, List<string> all, JsonSerializerOptions options) { }
        }
        [AttributeUsage(AttributeTargets.All)]
        public sealed class EvenAttribute : System.ComponentModel.DataAnnotations.ValidationAttribute
        {
            public override bool IsValid(object? value) => value is int number && number % 2 == 0;
        }
        """;

    public static MetadataReference Reference { get; } = Libraries.Compile("Depot", Source);
}

/// <summary>TUnit as the rules see it: each assertion is awaited.</summary>
internal static class TUnitCopy
{
    private const string Core =
        "namespace TUnit.Core; public class BaseTestAttribute : System.Attribute { } public sealed class "
        + "TestAttribute : BaseTestAttribute { }";

    private const string Assertions = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Threading.Tasks;
        namespace TUnit.Assertions
        {
            public static class Assert
            {
                public static Sentence<T> That<T>(T value) => new();
                public static Sentence<T> That<T>(Func<Task<T>> act) => new();
                public static Sentence<T> ThrowsAsync<T>(Func<Task> act) => new();
                public static void Fail(string why) { }
            }
            public class Sentence<T>
            {
                public Sentence<T> And => this;
                public TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter();
            }
        }
        namespace TUnit.Assertions.Extensions
        {
            public static class Sentences
            {
                public static Sentence<T> IsEqualTo<T>(
                    this Sentence<T> one, T other, [CallerArgumentExpression("other")] string? text = null) => one;
                public static Sentence<T> IsNotNull<T>(this Sentence<T> one) => one;
                public static Sentence<bool> IsTrue(this Sentence<bool> one) => one;
                public static Sentence<T> IsGreaterThanOrEqualTo<T>(this Sentence<T> one, T other) => one;
            }
        }
        """;

    public static MetadataReference[] References { get; } =
        [Libraries.Compile("TUnit.Core", Core), Libraries.Compile("TUnit.Assertions", Assertions)];
}
