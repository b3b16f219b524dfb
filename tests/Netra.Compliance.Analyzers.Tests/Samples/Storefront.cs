using Microsoft.CodeAnalysis;
using Netra.Compliance.Analyzers.Tests.Running;

namespace Netra.Compliance.Analyzers.Tests.Samples;

/// <summary>The product that the samples of the rule pages speak of.</summary>
internal static class Storefront
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        namespace Storefront;
        public sealed record OrderId(int Value);
        public sealed record OrderLine(decimal Price, int Quantity, decimal? Discount);
        public sealed record Order(IReadOnlyList<OrderLine> Lines, decimal TaxRate) { public void Cancel() { } }
        public sealed class Cart
        {
            public int Count { get; private set; }
            public void Add(string item) { if (item.Length == 0) throw new ArgumentException(item); Count++; }
            public int Total() => Count;
        }
        public interface IBank { string Charge(int amount); }
        public sealed class RefusingBank : IBank { public string Charge(int amount) => "failed"; }
        public interface IDatabase { void Save(); }
        public sealed class DatabaseFixture { }
        public enum PaymentStatus { Paid, Failed }
        public sealed record Payment(PaymentStatus Status);
        public sealed class Checkout(IBank bank)
        {
            public Payment Pay(int amount) =>
                new(bank.Charge(amount) == "ok" ? PaymentStatus.Paid : PaymentStatus.Failed);
        }
        public sealed class ForgedStateException : Exception { }
        public sealed class SignIn { public void Finish(string state) => throw new ForgedStateException(); }
        public sealed class AcceptsForgedState { }
        public sealed class Line { public Task CutAsync() => Task.CompletedTask; }
        public sealed class Client { public bool IsConnected => true; public Task Connected => Task.CompletedTask; }
        public sealed class Clock { public void Advance(TimeSpan time) { } }
        public sealed record Licence(DateTimeOffset Expires);
        public sealed class Signatures
        {
            public bool Verify(Licence licence) => licence.Expires > default(DateTimeOffset);
        }
        """;

    public static MetadataReference Reference { get; } = Libraries.Compile("Storefront", Source);
}
