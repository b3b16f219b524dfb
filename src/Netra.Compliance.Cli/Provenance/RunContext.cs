using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Netra.Compliance.Cli.Provenance;

/// <summary>What a ledger is of: when, which commit, where, who. What is not known is left out.</summary>
public sealed record RunContext
{
    /// <summary>When the first run began, in UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? StartedAt { get; init; }

    /// <summary>Milliseconds from the first start to the last end; left out where a run did not say its end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? DurationMs { get; init; }

    /// <summary>The commit that was tested.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Commit { get; init; }

    /// <summary>Who says so: <c>flag</c>, <c>build</c>, <c>ci</c> or <c>git</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CommitFrom { get; init; }

    /// <summary>Its branch.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Branch { get; init; }

    /// <summary>The page of the repository.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Repository { get; init; }

    /// <summary>The run of the build service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CiRun? Ci { get; init; }

    /// <summary>Who started it: the build service's account, or the user of <c>netra run</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Actor { get; init; }

    /// <summary>The .NET SDK that built it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sdk { get; init; }

    /// <summary>Where files and rules are shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinkTemplates? Links { get; init; }

    /// <summary>The runs, first to last.</summary>
    public ImmutableArray<ContextRun> Runs { get; init; } = [];

    /// <summary>The runs of build services that journals name.</summary>
    [JsonIgnore]
    public ImmutableArray<string> CiRuns { get; init; } = [];
}

/// <summary>The run of a build service.</summary>
/// <param name="System">Its name, as people call it.</param>
/// <param name="Name">The run's name.</param>
public sealed record CiRun(string System, string Name)
{
    internal const string GitHub = "GitHub Actions";
    internal const string Azure = "Azure Pipelines";
    internal const string GitLab = "GitLab CI";

    /// <summary>The run's page.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}

/// <summary>Addresses with holes: <c>{path}</c> (escaped), <c>{line}</c>, <c>{rule}</c>.</summary>
public sealed record LinkTemplates
{
    /// <summary>A line of a file at the commit; left out where the forge or the commit is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? File { get; init; }

    /// <summary>The commit's page; left out where the forge or the commit is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Commit { get; init; }

    /// <summary>The page of a rule.</summary>
    public required string Rule { get; init; }
}

/// <summary>One run of one assembly: a journal, or the report of another tool.</summary>
/// <param name="Run">Its id.</param>
/// <param name="Source"><c>journal</c>, <c>trx</c>, <c>junit</c> or <c>ctrf</c>.</param>
/// <param name="Assembly">The assembly; of results that are of no coverage point, the report's file.</param>
public sealed record ContextRun(string Run, string Source, string Assembly)
{
    /// <summary>The target framework's short name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Framework { get; init; }

    /// <summary>When it began, in UTC.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? StartedAt { get; init; }

    /// <summary>Milliseconds from its start to its end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? DurationMs { get; init; }

    /// <summary>Which part of a divided run it is, such as <c>2/5</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Shard { get; init; }

    /// <summary>The machine's name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Machine { get; init; }

    /// <summary>The operating system.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Os { get; init; }

    /// <summary>The processor's architecture.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Architecture { get; init; }

    /// <summary>The .NET runtime.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Runtime { get; init; }
}
