namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>A class around the members of a test, with something to call.</summary>
internal static class Host
{
    public static string Of(string members) =>
        $$"""
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading.Tasks;
        public class C
        {
            public static void F() { }

            public static void Use(object? value) { }

            {{members}}
        }

        """.ReplaceLineEndings("\n");
}
