using System.Net;
using Netra.Compliance.Cli.Inputs;

namespace Netra.Compliance.Cli.Live;

/// <summary>Where a dashboard is, and what lets a caller in.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Token">The secret, never shown; null for none.</param>
internal sealed record DashboardPlace(Uri Url, string? Token)
{
    /// <summary>The environment variable of the address.</summary>
    public const string UrlVariable = "NETRA_SERVE_URL";

    /// <summary>The environment variable of the secret.</summary>
    public const string TokenVariable = "NETRA_SERVE_TOKEN";

    private const string Default = "http://127.0.0.1:5180";
    private const int ShortestToken = 16;

    /// <summary>What the command line says, else the environment, else loopback.</summary>
    /// <exception cref="Refusal">It is no address of a web server, or the secret is too short.</exception>
    public static DashboardPlace Of(string? stated, Func<string, string?> variable) =>
        new(Parse(stated ?? Stated(variable, UrlVariable) ?? Default), Require(Stated(variable, TokenVariable)));

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback => Url.Host == "localhost" || (Address is { } address && IPAddress.IsLoopback(address));

    /// <summary>The IP address in it; null for a name.</summary>
    public IPAddress? Address => IPAddress.TryParse(Url.Host.Trim('[', ']'), out var address) ? address : null;

    /// <summary>Without the secret.</summary>
    public override string ToString() => Url.GetLeftPart(UriPartial.Authority);

    private static string? Stated(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;

    private static Uri Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is
            { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? url
            : throw new Refusal(ExitCode.Usage,
                $"'{text}' is no address of a dashboard: write it as http://127.0.0.1:5180.");

    private static string? Require(string? token) =>
        token is null || (token.Length >= ShortestToken && token.All(character => character is > ' ' and <= '~'))
            ? token
            : throw new Refusal(ExitCode.Usage,
                $"{TokenVariable} is not usable: give at least {ShortestToken} letters, digits and signs, no spaces.");
}
