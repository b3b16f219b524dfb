using System.Text.Json.Serialization;

namespace Netra.Apex.Auth.Agents.Running;

/// <summary>How a step ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepEnding>))]
public enum StepEnding
{
    /// <summary>With an answer that can be used.</summary>
    Answered,

    /// <summary>With an answer that was nonsense.</summary>
    Refused,

    /// <summary>Without an answer.</summary>
    Failed,

    /// <summary>It never began, because a step that it depends on gave no answer.</summary>
    Stopped,
}
