namespace Netra.Apex.Security.Permissions;

/// <summary>Who may run which tool: section <c>Apex:Security:Permissions</c>.</summary>
/// <remarks>The roles that the platform's own tools need stand beside the tools.</remarks>
internal sealed class PermissionSettings
{
    /// <summary>The name of the platform's own tool server, whose tools carry the roles that they need.</summary>
    public const string OwnServer = "apex";

    private const string Section = "Apex:Security:Permissions";

    private static readonly string Expected = $"give one of {string.Join(", ", Enum.GetNames<Role>())}.";

    /// <summary>The role of a customer whom nobody has given one.</summary>
    public Role DefaultRole { get; set; } = Role.Free;

    /// <summary>The subjects of those who give roles, and read the audit trail and the alerts; nobody by
    /// default.</summary>
    public List<string> Administrators { get; set; } = [];

    /// <summary>The least role for all tools of a server of <c>Apex:Performance:Tools:Servers</c>, by its name;
    /// Enterprise for one that is not named here.</summary>
    public Dictionary<string, Role> Servers { get; set; } = new(StringComparer.Ordinal);

    /// <summary>What cannot be used, as sentences.</summary>
    public IEnumerable<string> Problems() =>
    [
        .. Servers.Prepend(new(nameof(DefaultRole), DefaultRole)).Where(role => !Enum.IsDefined(role.Value))
            .Select(role => $"{Section} has the role {role.Value} for {role.Key}; {Expected}"),
        .. Administrators.Where(string.IsNullOrWhiteSpace)
            .Select(_ => $"{Section}:Administrators has a blank subject; give the subject or leave it out."),
        .. Servers.Keys.Where(name => name == OwnServer)
            .Select(name => $"{Section}:Servers:{name} is the platform's own server, whose tools say what they need."),
    ];
}
