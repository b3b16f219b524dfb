namespace Netra.Compliance.Cli.Inputs;

/// <summary>How the readers of compiled assemblies and their symbols say that a file is damaged.</summary>
internal static class DamagedImage
{
    /// <summary>Not only <see cref="BadImageFormatException"/>: sizes and offsets in a damaged file lead
    /// anywhere.</summary>
    public static bool IsSaidBy(Exception exception) => exception
        is BadImageFormatException or IOException or InvalidDataException or ArgumentException
            or InvalidOperationException
        or IndexOutOfRangeException or ArithmeticException or InvalidCastException or NotSupportedException
        or InsufficientExecutionStackException;
}
