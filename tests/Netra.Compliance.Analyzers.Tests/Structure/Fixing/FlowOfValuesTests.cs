namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>What a variable holds behind the call is what it held before there was one.</summary>
public sealed class FlowOfValuesTests
{
    [Fact]
    public Task Keeps_an_assignment_made_on_one_path_only() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(true, 1) + " " + M(false, 1);

        public static int M(bool a, int total)
        {
            if (a)
            {
                total = 2;
                Use(total);
                Use(total + 1);
                Use(total + 2);
                Use(total + 3);
                Use(total + 4);
            }

            Use(a);
            Use(total);
            return total;
        }
        """);

    [Fact]
    public Task Keeps_what_a_loop_gives_to_its_next_round() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(7).ToString();

        public static int M(int a)
        {
            var last = 1;
            var sum = 0;
            for (var i = 0; i < a; i++)
            {
                var next = last + i;
                sum += last;
                Use(sum);
                if (next % 2 == 0)
                {
                    last = next;
                    Use(last);
                }

                Use(next);
                Use(i);
            }

            return sum;
        }
        """);

    [Fact]
    public Task Keeps_what_a_loop_declares_in_front_of_it() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(5);

        public static string M(int a)
        {
            string? seen = null;
            var all = "";
            while (a > 0)
            {
                a--;
                if (seen is null)
                {
                    seen = "first" + a;
                    all += seen;
                }
                else
                {
                    all += seen;
                    seen = a % 2 == 0 ? null : "again" + a;
                }

                Use(all);
            }

            return all;
        }
        """);

    [Fact]
    public Task Keeps_what_the_last_statements_leave_to_finally() => Behaviour.Stays(extracts: true, """
        public static string Seen = "";

        public static string Run() => M(3) + Seen;

        public static int M(int a)
        {
            try
            {
                a += 1;
                Use(a);
                a += 1;
                Use(a);
                a += 1;
                Use(a);
                a += 1;
                Use(a);
                return a;
            }
            finally
            {
                Seen += a;
            }
        }
        """);

    [Fact]
    public Task Keeps_what_a_handler_leaves_to_finally() => Behaviour.Stays(extracts: false, """
        public static string Seen = "";

        public static string Run()
        {
            try
            {
                M(3);
            }
            catch (NotSupportedException)
            {
                Seen += "!";
            }

            return Seen;
        }

        public static void M(int a)
        {
            try
            {
                throw new InvalidOperationException();
            }
            catch (InvalidOperationException)
            {
                a += 1;
                a += 1;
                a += 1;
                a += 1;
                a += 1;
                a += 1;
                a += 1;
                Fail();
            }
            finally
            {
                Seen += a;
            }
        }

        private static void Fail() => throw new NotSupportedException();
        """);

    [Fact]
    public Task Keeps_variables_that_a_pattern_declares() => Behaviour.Stays(extracts: true, """
        public static string Run() => M("text") + M(4) + M(null);

        public static string M(object? a)
        {
            if (a is not string { Length: var length } text)
            {
                return "none";
            }

            var result = text;
            result += length;
            Use(result);
            result += length + 1;
            Use(result);
            result += text;
            Use(result);
            result += length + 2;
            return result + length;
        }
        """);

    [Fact]
    public Task Keeps_a_variable_that_out_declares() => Behaviour.Stays(extracts: true, """
        public static string Run() => M("4") + " " + M("x");

        public static int M(string a)
        {
            Use(a);
            Use(a.Length);
            Use(a.Length + 1);
            Use(a.Length + 2);
            Use(a.Length + 3);
            Use(a.Length + 4);
            var parsed = int.TryParse(a, out var number);
            Use(parsed);
            Use(number);
            return parsed ? number : -1;
        }
        """);

    [Fact]
    public Task Gives_back_several_values_at_once() => Behaviour.Stays(extracts: true, """
        public static string Run() => M([3, 1, 2]);

        public static string M(int[] a)
        {
            Use(a);

            // Find the ends
            var least = int.MaxValue;
            var most = int.MinValue;
            foreach (var one in a)
            {
                least = Math.Min(least, one);
                most = Math.Max(most, one);
            }

            Use(least);
            Use(most);
            Use(a.Length);
            Use(a.Length + 1);
            return least + "-" + most;
        }
        """);
}
