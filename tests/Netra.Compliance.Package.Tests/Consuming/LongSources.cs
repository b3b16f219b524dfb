namespace Netra.Compliance.Package.Tests.Consuming;

/// <summary>What is too long, written into a consumer: this repository's own rules would not let it stand
/// here.</summary>
internal static class LongSources
{
    /// <summary>A member of two paragraphs.</summary>
    private const string Receipt = """
        namespace Long.Product.Pricing;

        /// <summary>A method that is too long, in two paragraphs.</summary>
        public sealed class Receipt
        {
            public string Print(IReadOnlyList<decimal> prices, decimal taxRate)
            {
                // Add up the prices
                var net = 0m;
                foreach (var price in prices)
                {
                    net += price;
                }

                // Render the lines
                var text = $"net {net}\n";
                text += $"tax {net * taxRate}\n";
                text += $"gross {net + (net * taxRate)}\n";
                text += $"lines {prices.Count}\n";
                text += "thank you\n";
                return text;
            }
        }

        """;

    /// <summary>Writes a file with a long member, and a long file of two types.</summary>
    public static void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Receipt.cs"), Receipt);
        File.WriteAllLines(Path.Combine(folder, "First.cs"),
            ["namespace Long.Product.Pricing;", "", .. Enumeration("First"), "", .. Enumeration("Second")]);
    }

    private static IEnumerable<string> Enumeration(string name) =>
        [$"public enum {name}", "{", .. Enumerable.Range(1, 200).Select(number => $"    {name}{number},"), "}"];
}
