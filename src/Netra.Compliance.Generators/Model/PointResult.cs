namespace Netra.Compliance.Generators.Model;

/// <summary>What a test method returns.</summary>
internal enum PointResult
{
    /// <summary>Nothing, at once.</summary>
    Void,

    /// <summary>A task, with or without a value.</summary>
    Task,

    /// <summary>A value task without a value.</summary>
    ValueTask,

    /// <summary>A value task with a value.</summary>
    ValueTaskOfValue,

    /// <summary>Any other value; it is dropped.</summary>
    Value,
}
