namespace Netra.Apex.Settings;

/// <summary>Names that stand in keys and addresses as they are.</summary>
internal static class PlainName
{
    /// <summary>How many signs a name has at most where its length is bounded.</summary>
    public const int Longest = 64;

    /// <summary>Whether a name is not empty and has no other signs than a to z, 0 to 9 and '-'.</summary>
    public static bool Is(string name) => name.Length > 0
        && name.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    /// <summary>Whether a name is such a one of at most <see cref="Longest"/> signs.</summary>
    public static bool IsShort(string name) => Is(name) && name.Length <= Longest;
}
