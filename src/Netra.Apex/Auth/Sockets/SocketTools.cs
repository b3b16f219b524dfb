using Netra.Apex.Client.Wire;
using Netra.Apex.Performance.Tools;
using Netra.Apex.Storage;

namespace Netra.Apex.Auth.Sockets;

/// <summary>Runs tools for clients. Who may run one is asked for each run, however old the connection is.</summary>
internal sealed partial class SocketTools(ToolRuns runs, ILogger<SocketTools> log)
{
    /// <summary>How many tools one connection may have running.</summary>
    public const int MostAtOnce = 4;

    /// <summary>The answer to a call beyond <see cref="MostAtOnce"/>.</summary>
    public static Task<Frame.ToolAnswer> TooManyAsync(Frame.ToolCall call) => Task.FromResult(Refuse(
        call, StatusCodes.Status429TooManyRequests, $"{MostAtOnce} tools are running; wait for one of them."));

    /// <summary>Runs a tool; what goes wrong is an answer, too.</summary>
    public async Task<Frame.ToolAnswer> RunAsync(Frame.ToolCall call, ToolCaller caller, CancellationToken cancel)
    {
        try
        {
            var name = new ToolName(call.Server, call.Tool);
            var run = await runs.RunAsync(new ToolCall(Guid.CreateVersion7(), name, call.Arguments), caller, cancel);
            return new Frame.ToolAnswer(call.Id, StatusCodes.Status200OK, run.Result, run.Text);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            return Refuse(call, failure);
        }
    }

    private Frame.ToolAnswer Refuse(Frame.ToolCall call, Exception failure)
    {
        LogFailure(log, call.Id, failure);
        return failure is ToolRefusedException refused
            ? Refuse(call, refused.Status, refused.Message)
            : StorageModule.DriverErrorOf(failure) is null
                ? Refuse(call, StatusCodes.Status500InternalServerError, "The platform failed; its log says why.")
                : Refuse(call, StatusCodes.Status503ServiceUnavailable, "The store is not available; try again later.");
    }

    private static Frame.ToolAnswer Refuse(Frame.ToolCall call, int status, string sentence) =>
        new(call.Id, status, Result: null, sentence);

    [LoggerMessage(LogLevel.Information, "The call {Call} of a tool has no result.")]
    private static partial void LogFailure(ILogger log, string call, Exception failure);
}
