using System.Net;

namespace Netra.CriticalTests.Journey;

/// <summary>What a demo earned, as an administrator sees it.</summary>
internal sealed record DemoOutcome(int Sessions, int Conversions, decimal? Roi);

/// <summary>Usage as the platform reports it: the bill, and the cost of an hour of each GPU.</summary>
internal sealed record UsageView(string Bill, string HourlyUsd);

/// <summary>What a tool saves over each protocol, or how it is refused: by an HTTP status, and "denied" over
/// MCP.</summary>
internal sealed record ToolOutcome(string Http, string Mcp);

/// <summary>An answer, or the seconds after which to ask again; empty if the platform states none.</summary>
internal sealed record AnswerView(HttpStatusCode Status, string Text);

/// <summary>What the customer sees of an outage.</summary>
/// <param name="Health">The health of the platform, of the model and of the agents.</param>
/// <param name="Answer">The answer to a question.</param>
/// <param name="Bill">The bill, which needs no model; the HTTP status if it is refused.</param>
internal sealed record OutageView(string Health, AnswerView Answer, string Bill);
