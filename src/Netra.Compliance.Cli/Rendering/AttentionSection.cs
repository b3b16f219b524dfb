using Netra.Compliance.Cli.Ledger;

namespace Netra.Compliance.Cli.Rendering;

/// <summary>What a person must look at first; nothing at all when there is nothing.</summary>
internal static class AttentionSection
{
    public static Html Render(ComplianceLedger ledger)
    {
        var items = AttentionList.Of(ledger);
        return items.Count == 0 ? Html.Empty : Html.Of($"""
            <section class="attention">
            <h2>Look here first</h2>
            <ul>{items.Select(Item)}</ul>
            </section>
            """);
    }

    public static Html Said(string? message) =>
        message is null ? Html.Empty : Html.Of($"""<div class="said"><bdi>{message}</bdi></div>""");

    private static Html Item(AttentionItem item) => Html.Of($"<li>{Html.Told(item.Sentence)}{Said(item.Message)}</li>");
}
