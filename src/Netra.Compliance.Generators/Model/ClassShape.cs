namespace Netra.Compliance.Generators.Model;

/// <param name="IsPublic">Whether the class and all that contain it are public.</param>
/// <param name="IsPartial">Whether the class and all that contain it are partial.</param>
/// <param name="IsGeneric">Whether the class or one that contains it has type parameters.</param>
/// <param name="IsAbstract">Whether the class is abstract or static.</param>
internal sealed record ClassShape(bool IsPublic, bool IsPartial, bool IsGeneric, bool IsAbstract)
{
    /// <summary>Whether xunit runs the tests of the class, and generated code can name it.</summary>
    public bool Runs => IsPublic && !IsGeneric && !IsAbstract;

    /// <summary>Whether a generated part can carry the class's registration.</summary>
    public bool Registers => Runs && IsPartial;
}
