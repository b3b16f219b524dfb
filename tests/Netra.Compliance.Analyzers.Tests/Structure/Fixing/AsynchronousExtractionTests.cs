namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>An asynchronous method gives back its result and nothing else.</summary>
public sealed class AsynchronousExtractionTests
{
    [Fact]
    public Task Awaits_in_the_new_method() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1).Result.ToString();

        public static async Task<int> M(int a)
        {
            await Task.Yield();
            a += 1;
            await Task.Yield();
            a += 2;
            await Task.Yield();
            a += 3;
            await Task.Yield();
            a += 4;
            await Task.Yield();
            return a;
        }
        """);

    [Fact]
    public Task Awaits_a_value_of_the_same_kind() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1).AsTask().Result.ToString();

        public static async ValueTask<int> M(int a)
        {
            await foreach (var one in Each(a))
            {
                a += one;
                Use(a);
                a += one;
                Use(a);
                a += one;
                Use(a);
                a += one;
                Use(a);
            }

            return a;
        }

        private static async IAsyncEnumerable<int> Each(int a)
        {
            await Task.Yield();
            yield return a;
            yield return a + 1;
        }
        """);

    [Fact]
    public Task Stays_where_a_struct_would_be_copied() => Behaviour.Stays(extracts: false, """
        public static string Run() => new Counter().M().Result.ToString();

        public struct Counter
        {
            private int _count;

            public async Task<int> M()
            {
                _count++;
                await Task.Yield();
                _count++;
                await Task.Yield();
                _count++;
                await Task.Yield();
                _count++;
                await Task.Yield();
                _count++;
                return await Task.FromResult(_count);
            }
        }
        """);

    [Fact]
    public Task Stays_where_something_flows_with_the_execution() => Behaviour.Stays(extracts: false, """
        private static readonly System.Threading.AsyncLocal<int> Ambient = new();

        public static string Run() => M().Result.ToString();

        public static async Task<int> M()
        {
            Ambient.Value = 1;
            await Task.Yield();
            Ambient.Value += 1;
            await Task.Yield();
            Ambient.Value += 1;
            await Task.Yield();
            Ambient.Value += 1;
            await Task.Yield();
            Ambient.Value += 1;
            await Task.Yield();
            Ambient.Value += 1;
            return await Task.FromResult(Ambient.Value);
        }
        """);

    [Fact]
    public Task Stays_where_the_culture_is_set() => Behaviour.Stays(extracts: false, """
        public static string Run() => M().Result;

        public static async Task<string> M()
        {
            System.Globalization.CultureInfo.CurrentCulture = new("de-DE");
            await Task.Yield();
            System.Globalization.CultureInfo.CurrentCulture = new("fr-FR");
            await Task.Yield();
            System.Globalization.CultureInfo.CurrentCulture = new("it-IT");
            await Task.Yield();
            System.Globalization.CultureInfo.CurrentCulture = new("de-DE");
            await Task.Yield();
            System.Globalization.CultureInfo.CurrentCulture = new("da-DK");
            return await Task.FromResult(System.Globalization.CultureInfo.CurrentCulture.Name);
        }
        """);

    [Fact]
    public Task Stays_where_a_scope_is_opened() => Behaviour.Stays(extracts: false, """
        public static string Run() => M().Result;

        public static async Task<string> M()
        {
            PushProperty("a");
            await Task.Yield();
            PushProperty("b");
            await Task.Yield();
            PushProperty("c");
            await Task.Yield();
            PushProperty("d");
            await Task.Yield();
            PushProperty("e");
            return await Task.FromResult(Ambient.Value!);
        }

        private static readonly System.Threading.AsyncLocal<string> Ambient = new();

        private static void PushProperty(string name) => Ambient.Value += name;
        """);

    [Fact]
    public Task Extracts_from_an_iterator_what_does_not_yield() => Behaviour.Stays(extracts: true, """
        public static string Run() => string.Concat(M(1));

        public static IEnumerable<int> M(int a)
        {
            yield return a;
            a += 1;
            Use(a);
            a += 2;
            Use(a);
            a += 3;
            Use(a);
            a += 4;
            Use(a);
            yield return a;
        }
        """);
}
