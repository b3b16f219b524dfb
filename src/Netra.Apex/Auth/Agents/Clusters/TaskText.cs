using System.Text;

namespace Netra.Apex.Auth.Agents.Clusters;

/// <summary>Writes a task as the message that the model reads.</summary>
internal static class TaskText
{
    public static string Write(AgentTask task)
    {
        var text = new StringBuilder($"Step: {task.Step}\nQuestion: {task.Question}\n");
        foreach (var finding in task.Findings)
        {
            text.Append($"Finding of {finding.Step}: {finding.Answer.GetRawText()}\n");
        }

        return text.ToString();
    }
}
