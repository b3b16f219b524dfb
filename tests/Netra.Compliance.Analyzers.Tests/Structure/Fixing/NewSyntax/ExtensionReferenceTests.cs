namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing.NewSyntax;

/// <summary>An extension block takes its receiver by reference as any method does.</summary>
public sealed class ExtensionReferenceTests
{
    [Theory]
    [InlineData("var view = quad.Cells();")]
    [InlineData("var view = quad.Whole;")]
    public Task Stays_beside_a_span(string view) => Behaviour.Stays(extracts: false, $$"""
        public static string Run() => M(3, default).ToString();

        public static int M(int n, Quad quad)
        {
            {{view}}
            view[0] += n;
            n += quad.A;
            view[0] += quad.A;
            n += quad.A;
            view[0] += quad.A;
            n += quad.A;
            view[0] += quad.A;
            n += quad.A;
            return n + quad.A;
        }
        }

        public struct Quad
        {
            public int A;
        }

        public static class Views
        {
            extension(ref Quad quad)
            {
                public Span<int> Whole => new(ref quad.A);
                public Span<int> Cells() => new(ref quad.A);
            }
        """);

    [Fact]
    public Task Stays_where_a_room_is_entered_by_a_null_conditional_assignment() =>
        Behaviour.Stays(extracts: false, $$"""
        private static readonly System.Threading.AsyncLocal<string?> Ambient = new();

        public string? Name { get => Ambient.Value; set => Ambient.Value = value; }

        public static string Run() => M(new()).GetAwaiter().GetResult();

        public static async Task<string> M(C? c)
        {
            {{string.Concat(Enumerable.Repeat("{ c?.Name = \"a\"; await Task.Yield(); }\n", 9))}}
            return Ambient.Value ?? "none";
        }
        """);
}
