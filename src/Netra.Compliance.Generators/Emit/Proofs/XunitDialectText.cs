namespace Netra.Compliance.Generators.Emit.Proofs;

/// <summary>The emitted bridge from the proof engine to xunit v2: fixtures, life cycles, theory data,
/// assertions.</summary>
internal static class XunitDialectText
{
    private const string Type =
        """
        internal sealed class XunitDialect : global::Netra.Compliance.Proving.ITestDialect
        {
            private const string DynamicSkip = "$XunitDynamicSkip$";

            private static readonly global::System.Lazy<global::System.Collections.Generic.Dictionary<string, global::System.Type>> Definitions =
                new global::System.Lazy<global::System.Collections.Generic.Dictionary<string, global::System.Type>>(ReadDefinitions);

            private readonly global::Xunit.Abstractions.ITestOutputHelper _output;

            internal XunitDialect(global::Xunit.Abstractions.ITestOutputHelper output)
            {
                _output = output;
            }

            public global::System.Collections.Generic.IReadOnlyList<global::System.Type> FixturesOf(global::System.Type testClass)
            {
                var fixtures = new global::System.Collections.Generic.List<global::System.Type>();
                if (CollectionOf(testClass) is { } name && Definitions.Value.TryGetValue(name, out var definition))
                {
                    AddFixtures(fixtures, definition, typeof(global::Xunit.ICollectionFixture<>));
                    AddFixtures(fixtures, definition, typeof(global::Xunit.IClassFixture<>));
                }

                AddFixtures(fixtures, testClass, typeof(global::Xunit.IClassFixture<>));
                return fixtures;
            }

            public object? Provide(global::System.Type parameterType)
            {
                if (parameterType == typeof(global::Xunit.Abstractions.ITestOutputHelper))
                {
                    return _output;
                }

                return parameterType == typeof(global::Xunit.Abstractions.IMessageSink) ? new global::Xunit.Sdk.NullMessageSink() : null;
            }

            public global::System.Threading.Tasks.Task StartAsync(object instance) =>
                (instance as global::Xunit.IAsyncLifetime)?.InitializeAsync() ?? global::System.Threading.Tasks.Task.CompletedTask;

            public global::System.Threading.Tasks.Task StopAsync(object instance) =>
                (instance as global::Xunit.IAsyncLifetime)?.DisposeAsync() ?? global::System.Threading.Tasks.Task.CompletedTask;

            public bool IsAssertion(global::System.Exception exception)
            {
                if (exception is global::System.AggregateException aggregate)
                {
                    var parts = aggregate.Flatten().InnerExceptions;
                    return parts.Count > 0 && global::System.Linq.Enumerable.All(parts, IsAssertion);
                }

                return IsAssertionType(exception) && !exception.Message.StartsWith(DynamicSkip, global::System.StringComparison.Ordinal);
            }

            internal static global::System.Collections.Generic.IEnumerable<object?[]> RowsOf(global::System.Type testClass, string point)
            {
                var method = global::Netra.Compliance.Proving.PointMethod.Find(testClass, point, IsTest);
                foreach (global::Xunit.Sdk.DataAttribute data in method.GetCustomAttributes(typeof(global::Xunit.Sdk.DataAttribute), true))
                {
                    foreach (var row in data.Skip is null ? data.GetData(method) : global::System.Array.Empty<object[]>())
                    {
                        yield return row;
                    }
                }
            }

            private static bool IsTest(global::System.Reflection.MethodInfo method) =>
                method.IsDefined(typeof(global::Xunit.FactAttribute), true);

            private static bool IsAssertionType(global::System.Exception exception) =>
                exception is global::Xunit.Sdk.XunitException
                || global::System.Linq.Enumerable.Any(exception.GetType().GetInterfaces(), face => face.Name == "IAssertionException");

            private static string? CollectionOf(global::System.Type? type)
            {
                for (; type != null; type = type.BaseType)
                {
                    if (NameIn(type, typeof(global::Xunit.CollectionAttribute)) is { } name)
                    {
                        return name;
                    }
                }

                return null;
            }

            private static global::System.Collections.Generic.Dictionary<string, global::System.Type> ReadDefinitions()
            {
                var definitions = new global::System.Collections.Generic.Dictionary<string, global::System.Type>();
                foreach (var type in typeof(XunitDialect).Assembly.GetTypes())
                {
                    if (NameIn(type, typeof(global::Xunit.CollectionDefinitionAttribute)) is { } name)
                    {
                        definitions[name] = type;
                    }
                }

                return definitions;
            }

            private static string? NameIn(global::System.Type type, global::System.Type attribute)
            {
                foreach (var data in type.GetCustomAttributesData())
                {
                    if (data.AttributeType == attribute)
                    {
                        return data.ConstructorArguments[0].Value as string;
                    }
                }

                return null;
            }

            private static void AddFixtures(
                global::System.Collections.Generic.List<global::System.Type> fixtures,
                global::System.Type type,
                global::System.Type kind)
            {
                foreach (var face in type.GetInterfaces())
                {
                    if (face.IsGenericType && face.GetGenericTypeDefinition() == kind && !fixtures.Contains(face.GetGenericArguments()[0]))
                    {
                        fixtures.Add(face.GetGenericArguments()[0]);
                    }
                }
            }
        }
        """;

    public static readonly string Attributed = GeneratedCode.Type("What the proof engine knows about xunit.", Type);
}
