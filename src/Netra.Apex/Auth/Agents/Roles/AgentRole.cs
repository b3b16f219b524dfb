using System.Collections.Immutable;
using Netra.Apex.Auth.Agents.Answers;

namespace Netra.Apex.Auth.Agents.Roles;

/// <summary>What an agent is: its name, what it is told to do, what it may use and how it must answer.</summary>
/// <param name="Name">Unique among the declared roles; not blank.</param>
/// <param name="Instructions">What the model is told about its task, in sentences.</param>
/// <param name="Tools">The names of the tools that the agent may call, and no others.</param>
/// <param name="Answer">The shape of the agent's answer.</param>
public sealed record AgentRole(string Name, string Instructions, ImmutableArray<string> Tools, AnswerShape Answer);
