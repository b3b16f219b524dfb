using System.Text.Json.Serialization;

namespace Netra.Apex.Auth.Agents.Reporting;

/// <summary>How much of a run's result is there.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Every agent's part is there and valid.</summary>
    Complete,

    /// <summary>Some parts are missing; the problems say which and why.</summary>
    Partial,

    /// <summary>No part is there.</summary>
    Failed,
}
