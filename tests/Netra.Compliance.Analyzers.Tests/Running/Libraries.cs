using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Netra.Compliance.Analyzers.Tests.Running;

/// <summary>What sources under test are compiled against besides the framework.</summary>
internal static class Libraries
{
    private const string ShopSource = """
        using System;
        using System.Threading.Tasks;
        namespace Shop;
        public interface IPrices { decimal Of(string item); string Currency { get; set; } Task<int> CountAsync(); }
        public enum Status { Open, Failed }
        public sealed class Cart(IPrices? prices = null)
        {
            public const int Most = 99;
            public event Action? Changed;
            public int Count { get; private set; }
            public Status Status { get; set; }
            public void Add(string item) { Count++; Changed?.Invoke(); }
            public decimal Total() => prices?.Of("") ?? 0;
            public bool Validate() => true;
            public string Render(int width) => new(' ', width);
            public T Get<T>(string item) => default!;
            public Money Pay(int amount) => new(amount);
            public Task<Money> PayLater(int amount) => Task.FromResult(Pay(amount));
            public IDisposable Watch() => new System.IO.MemoryStream();
            public Task SaveAsync() => Task.CompletedTask;
            public Task<decimal> TotalLater() => Task.FromResult(Total());
            public void Write(System.IO.TextWriter text) => text.Write(Count);
            public Cart With(string item) => this;
            public void Fill(System.Collections.Generic.List<int> list) => list.Add(1);
            public static Cart operator +(Cart one, Cart other) => one;
        }
        public sealed class Money(int amount)
        {
            public int Amount { get; } = amount;
            public override bool Equals(object? other) => other is Money money && money.Amount == Amount;
            public override int GetHashCode() => Amount;
        }
        public static class CartChecks
        {
            public static void Check(this Cart cart) { }
            public static Cart Plus(this Cart cart, string item) => cart;
        }
        """;

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>An assembly that tests can be about.</summary>
    public static MetadataReference Shop { get; } = Compile("Shop", ShopSource);

    public static MetadataReference Named(string name) => MetadataReference.CreateFromFile(typeof(Libraries).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Library." + name).Value!);

    public static MetadataReference Compile(string name, string source, params MetadataReference[] references)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview));
        MetadataReference[] all = [.. MachineReferences.Framework, .. references];
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [tree], all, Options).Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
