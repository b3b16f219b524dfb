using System.Globalization;

namespace Netra.Compliance.Cli.Backends.Servers;

/// <summary>What Varnish does, in its own language.</summary>
internal static class EdgeVcl
{
    public static string Of(string sockets, int worlds, string ready)
    {
        var backends = Enumerable.Range(0, worlds).Select(world => Backend(sockets, world));
        var choices = Enumerable.Range(0, worlds).Select(Choice);
        return Template.Replace("READY", ready, StringComparison.Ordinal)
            .Replace("BACKENDS", string.Join('\n', backends), StringComparison.Ordinal)
            .Replace("CHOICES", string.Join("\n  else ", choices), StringComparison.Ordinal);
    }

    private static string Backend(string sockets, int world) => string.Create(
        CultureInfo.InvariantCulture, $$"""backend w{{world}} { .path = "{{sockets}}/{{world}}.sock"; }""");

    private static string Choice(int world) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""if (req.http.x-apex-world == "{{world}}") { set req.backend_hint = w{{world}}; }""");

    /// <summary>
    /// A tag is a plain word, so that it can be part of a ban's expression; a dot in it stands for itself.
    /// Bans look at objects alone, so that Varnish's own lurker can apply them.
    /// </summary>
    private const string Template = """
        vcl 4.1;
        BACKENDS
        acl loopback { "127.0.0.1"; "::1"; }

        sub vcl_recv {
          if (req.url == "READY") { return (synth(200)); }
          CHOICES
          else { return (synth(400, "x-apex-world names no world")); }
          if ((req.method == "PURGE" || req.method == "BAN") && client.ip !~ loopback) { return (synth(405)); }
          if (req.method == "PURGE") { return (purge); }
          if (req.method == "BAN") {
            if (req.http.x-tag !~ "^[A-Za-z0-9_.:/-]+$") { return (synth(400, "x-tag names no tag")); }
            ban("obj.http.x-apex-world == " + req.http.x-apex-world + " && obj.http.x-tag ~ "
              + "(^|[[:space:]])" + regsuball(req.http.x-tag, "[.]", "[.]") + "($|[[:space:]])");
            return (synth(200));
          }
        }

        sub vcl_hash { hash_data(req.http.x-apex-world); }

        sub vcl_backend_response { set beresp.http.x-apex-world = bereq.http.x-apex-world; }

        sub vcl_deliver { unset resp.http.x-apex-world; }
        """;
}
