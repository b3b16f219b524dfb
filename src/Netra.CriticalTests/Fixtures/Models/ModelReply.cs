using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Netra.CriticalTests.Fixtures.Models;

/// <summary>What the scripted model replies.</summary>
public abstract record ModelReply
{
    /// <summary>The HTTP status of the reply.</summary>
    public virtual int Status => StatusCodes.Status200OK;

    /// <summary>The model says something.</summary>
    public sealed record Said(string Text) : ModelReply;

    /// <summary>The model wants tools called.</summary>
    public sealed record Called(ImmutableArray<ToolCall> Calls) : ModelReply;

    /// <summary>The model is out of order.</summary>
    public sealed record Broken(int Code, string Message) : ModelReply
    {
        public override int Status => Code;
    }
}
