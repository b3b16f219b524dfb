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
