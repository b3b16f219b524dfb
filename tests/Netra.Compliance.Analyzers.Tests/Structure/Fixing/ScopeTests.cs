namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>What a block opens stays open for as long as it was.</summary>
public sealed class ScopeTests
{
    [Fact]
    public Task Disposes_at_the_end_of_the_block() => Behaviour.Stays(extracts: true, """
        public static string Seen = "";

        public static string Run() => M(1) + Seen;

        public static int M(int a)
        {
            Seen += a;
            using var first = new Closing("first");
            Seen += a + 1;
            using var second = new Closing("second");
            Seen += a + 2;
            Seen += a + 3;
            Seen += a + 4;
            Seen += a + 5;
            Seen += a + 6;
            return Seen.Length;
        }

        private sealed class Closing(string name) : IDisposable
        {
            public void Dispose() => Seen += name;
        }
        """);

    [Fact]
    public Task Holds_the_lock_while_the_new_method_runs() => Behaviour.Stays(extracts: true, """
        private static readonly object Gate = new();

        public static string Run() => M(1);

        public static string M(int a)
        {
            var held = "";
            lock (Gate)
            {
                Use(a);
                Use(a + 1);
                Use(a + 2);
                Use(a + 3);
                Use(a + 4);
                Use(a + 5);
                held += System.Threading.Monitor.IsEntered(Gate);
                Use(held);
            }

            return held + System.Threading.Monitor.IsEntered(Gate);
        }
        """);

    [Fact]
    public Task Overflows_where_it_is_checked() => Behaviour.Stays(extracts: false, """
        public static string Run()
        {
            try
            {
                return M(int.MaxValue).ToString();
            }
            catch (OverflowException)
            {
                return "overflow";
            }
        }

        public static int M(int a)
        {
            checked
            {
                a += 1;
                a += 2;
                a += 3;
                a += 4;
                a += 5;
                a += 6;
                a += 7;
                a += 8;
                return a;
            }
        }
        """);

    [Fact]
    public Task Stays_in_what_is_fixed() => Behaviour.Stays(extracts: false, """
        public static string Run() => M([1, 2, 3]).ToString();

        public static unsafe int M(int[] a)
        {
            fixed (int* first = a)
            {
                *first += 1;
                *first += 2;
                *first += 3;
                *first += 4;
                *first += 5;
                *first += 6;
                *first += 7;
                *first += 8;
            }

            return a[0];
        }
        """);

    [Fact]
    public Task Stays_on_the_stack_that_it_allocated() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
            Span<int> b = stackalloc int[]
            {
                a,
                a + 1,
                a + 2,
                a + 3,
                a + 4,
                a + 5,
                a + 6,
                a + 7,
            };
            return b[7];
        }
        """);
}
