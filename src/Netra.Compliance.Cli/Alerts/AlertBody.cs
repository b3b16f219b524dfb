using System.Text.Json;
using System.Text.Json.Serialization;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Alerts;

/// <summary>An alert as each receiver takes it. Titles of tests are of others: none of it is taken for
/// markup.</summary>
internal static class AlertBody
{
    /// <summary>Slack's limit for a block of text, in characters.</summary>
    private const int SlackText = 3_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The format of our own, <c>netra.alert/1</c>.</summary>
    public static string Webhook(Alert alert, DateTimeOffset time) => JsonSerializer.Serialize(new
    {
        Schema = "netra.alert/1", Time = time.UtcDateTime, alert.Title, alert.Ledger.Sentence,
        alert.Ledger.Status.Assembly, alert.Ledger.Status.Verdict, VerdictBefore = alert.Was,
        alert.Ledger.Context.Commit, alert.Ledger.Context.Branch, Page = alert.Ledger.Context.Ci?.Url,
        Changes = alert.Changes.Select(Change),
    }, Json);

    /// <summary>An incoming webhook of Slack: blocks of plain text.</summary>
    public static string Slack(Alert alert, DateTimeOffset time) => JsonSerializer.Serialize(new
    {
        Text = alert.Title,
        Blocks = Paragraphs(alert).Select(text => new
        {
            Type = "section", Text = new { Type = "plain_text", Text = text[..Math.Min(text.Length, SlackText)] },
        }),
    }, Json);

    /// <summary>A workflow of Teams that posts an adaptive card: runs of text, which know no markup.</summary>
    public static string Teams(Alert alert, DateTimeOffset time) => JsonSerializer.Serialize(new
    {
        Type = "message",
        Attachments = new[]
        {
            new { ContentType = "application/vnd.microsoft.card.adaptive", Content = Card(alert) },
        },
    }, Json);

    /// <summary>Version 2 of the API.</summary>
    public static string Alertmanager(Alert alert, DateTimeOffset time) =>
        JsonSerializer.Serialize(RaisedAlert.Of(alert, time), Json);

    private static object Change(StatusChange change) => new
    {
        change.Now.Key, change.Now.Number, change.Now.Title, Before = change.Was, change.Now.State, change.Now.Usd,
    };

    private static object Card(Alert alert) => new Dictionary<string, object>
    {
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["type"] = "AdaptiveCard", ["version"] = "1.4",
        ["body"] = Paragraphs(alert).Select(text => new
        {
            Type = "RichTextBlock", Inlines = new[] { new { Type = "TextRun", Text = text } },
        }),
    };

    private static IEnumerable<string> Paragraphs(Alert alert) => new[]
    {
        alert.Title, alert.Ledger.Sentence, string.Join('\n', alert.Lines), Origin(alert),
    }.Where(text => text.Length > 0).Select(PlainText.Lines);

    private static string Origin(Alert alert)
    {
        var context = alert.Ledger.Context;
        string?[] parts = [alert.Ledger.Status.Assembly, context.Branch, context.Commit, context.Ci?.Url];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}

/// <summary>One alert of Alertmanager. What is good again ends now, and so is resolved.</summary>
/// <param name="Labels">What it is known again by.</param>
/// <param name="Annotations">What people read.</param>
/// <param name="EndsAt">When it ends.</param>
internal sealed record RaisedAlert(
    IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations, DateTimeOffset EndsAt)
{
    /// <summary>Alertmanager forgets an alert after this time, unless a later run resolves or repeats it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>One for the gate, and one for each test whose state has changed.</summary>
    public static IEnumerable<RaisedAlert> Of(Alert alert, DateTimeOffset time)
    {
        var assembly = alert.Ledger.Status.Assembly;
        return
        [
            Of("NetraGate", assembly, null, alert.Ledger.Sentence, alert.IsGood, time),
            .. alert.Changes.Select(change =>
                Of("NetraTest", assembly, change.Now.Key, change.Line, change.Now.IsGood, time)),
        ];
    }

    private static RaisedAlert Of(
        string name, string assembly, string? test, string summary, bool isGood, DateTimeOffset time)
    {
        var labels = new Dictionary<string, string> { ["alertname"] = name, ["assembly"] = assembly };
        if (test is not null)
        {
            labels["test"] = test;
        }

        return new(labels, new Dictionary<string, string> { ["summary"] = summary }, isGood ? time : time + Longest);
    }
}
