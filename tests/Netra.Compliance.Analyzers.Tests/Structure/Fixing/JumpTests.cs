namespace Netra.Compliance.Analyzers.Tests.Structure.Fixing;

/// <summary>Statements jump, return and fail as they did.</summary>
public sealed class JumpTests
{
    [Fact]
    public Task Stays_where_a_goto_leads_in_or_out() => Behaviour.Stays(extracts: false, """
        public static string Run() => M(1).ToString();

        public static int M(int a)
        {
        again:
            a += 1;
            if (a < 4)
            {
                goto again;
            }

            a += 2;
            if (a < 9)
            {
                goto again;
            }

            return a;
        }
        """);

    [Fact]
    public Task Takes_a_switch_with_its_own_jumps_along() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(1) + M(2) + M(3);

        public static string M(int a)
        {
            var all = "";
            Use(all);
            switch (a)
            {
                case 1:
                    all += "one";
                    goto case 2;
                case 2:
                    all += "two";
                    break;
                default:
                    all += "many";
                    break;
            }

            Use(all);
            return all;
        }
        """);

    [Fact]
    public Task Takes_a_loop_with_its_own_continue_along() => Behaviour.Stays(extracts: true, """
        public static string Run() => M(9).ToString();

        public static int M(int a)
        {
            var sum = 0;
            Use(sum);
            for (var i = 0; i < a; i++)
            {
                if (i % 3 == 0)
                {
                    continue;
                }

                if (i > 7)
                {
                    break;
                }

                sum += i;
                Use(sum);
            }

            Use(sum);
            return sum;
        }
        """);

    [Fact]
    public Task Returns_early_from_the_end_of_a_method() => Behaviour.Stays(extracts: true, """
        public static string Seen = "";

        public static string Run()
        {
            M(1);
            M(5);
            return Seen;
        }

        public static void M(int a)
        {
            Seen += "a";
            Seen += "b";
            if (a > 3)
            {
                return;
            }

            Seen += "c";
            Seen += "d";
            Seen += "e";
            Seen += "f";
            Seen += "g";
        }
        """);

    [Fact]
    public Task Returns_early_from_the_end_of_a_block_behind_which_nothing_comes() =>
        Behaviour.Stays(extracts: true, """
        public static string Seen = "";

        public static string Run()
        {
            M(1);
            M(5);
            return Seen;
        }

        public static void M(int a)
        {
            try
            {
                Use(a);
                Use(a + 1);
                Seen += "a";
                Seen += "b";
                if (a > 3)
                {
                    return;
                }

                Seen += "c";
                Seen += "d";
                Seen += "e";
                Seen += "f";
            }
            finally
            {
                Seen += "!";
            }
        }
        """);

    [Fact]
    public Task Rethrows_where_it_caught() => Behaviour.Stays(extracts: false, """
        public static string Run()
        {
            try
            {
                M(1);
                return "nothing";
            }
            catch (InvalidOperationException thrown)
            {
                return thrown.Message;
            }
        }

        public static void M(int a)
        {
            try
            {
                throw new InvalidOperationException("a");
            }
            catch (InvalidOperationException) when (a > 0
                && a > -1
                && a > -2
                && a > -3
                && a > -4
                && a > -5
                && a > -6
                && a > -7)
            {
                throw;
            }
        }
        """);

    [Fact]
    public Task Assigns_before_it_fails_what_a_field_keeps() => Behaviour.Stays(extracts: true, """
        public static int Kept;

        public static string Run()
        {
            try
            {
                M(1);
            }
            catch (DivideByZeroException)
            {
                Kept += 100;
            }

            return Kept.ToString();
        }

        public static void M(int a)
        {
            Kept = a;
            Use(a);
            Kept += a;
            Use(a);
            Kept += a;
            Use(a);
            Kept += a;
            Use(a);
            Kept += a / (a - a);
            Kept += 1000;
        }
        """);
}
