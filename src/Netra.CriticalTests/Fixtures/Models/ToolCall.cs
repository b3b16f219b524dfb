namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>A call of a tool that the model asks for.</summary>
/// <param name="Tool">The tool's name.</param>
/// <param name="Arguments">The arguments, a JSON object.</param>
public sealed record ToolCall(string Tool, string Arguments);
