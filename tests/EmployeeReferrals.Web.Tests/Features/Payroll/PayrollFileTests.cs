using System.Text;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.Payroll;

namespace EmployeeReferrals.Web.Tests.Features.Payroll;

/// <summary>The bytes that payroll gets. What stands here is what every file has been written like so far.</summary>
public sealed class PayrollFileTests
{
    private static byte[] Written(PayrollLayout layout, params IEnumerable<PayrollCell>[] rows)
    {
        using var file = new PayrollFile(layout);
        foreach (var row in rows)
            file.Append(row);
        return file.Bytes();
    }

    private static string Example(PayrollLayout layout) => Encoding.UTF8.GetString(Written(layout, [.. PayrollExample.Of(layout)]));

    [Fact]
    public void Standard_layout_is_comma_separated_with_points_and_iso_dates_and_asks_no_money_for_days_off() =>
        Assert.Equal(
            """
            Line,Employee number,Legal entity,Amount,Currency,Kind,Reward,Days off,Due on
            B12-1,E1001,Company BV,1500.00,EUR,Cash,,,2027-01-31
            B12-2,E1002,"Company BV, Utrecht",0.00,EUR,Days off,,2.5,2027-01-31

            """.ReplaceLineEndings("\r\n"),
            Example(PayrollLayout.Standard)
        );

    [Fact]
    public void Layout_decides_columns_order_separators_numbers_dates_quotes_and_line_ends() =>
        Assert.Equal(
            "\uFEFF\"Referenz\";\"Betrag\";\"Tage\";\"Name\";\"Stichtag\"\n\"B12-1\";1500,00;;\"Ada "
                + "Lund\";31.01.2027\n\"B12-2\";0,00;2,5;\"Ben \"\"Benno\"\" Ross\";31.01.2027\n",
            Example(
                new PayrollLayout
                {
                    Columns =
                    [
                        new(PayrollColumn.Line, "Referenz"),
                        new(PayrollColumn.Amount, "Betrag"),
                        new(PayrollColumn.Days, "Tage"),
                        new(PayrollColumn.Name, "Name"),
                        new(PayrollColumn.DueOn, "Stichtag"),
                    ],
                    Separator = ";",
                    DecimalSign = ",",
                    DateFormat = "dd.MM.yyyy",
                    Quoting = PayrollQuoting.Always,
                    LineEnd = PayrollLineEnd.LineFeed,
                    ByteOrderMark = true,
                }
            )
        );

    /// <summary>What somebody may have typed, as it stands where commas separate and quotation marks come when needed, and as it stands
    /// where semicolons separate and every text has them.</summary>
    public static TheoryData<string, string, string> Texts =>
        new()
        {
            { "", "", "\"\"" },
            { " ", " ", "\" \"" },
            { " Ada ", " Ada ", "\" Ada \"" },
            { "\tAda", "'\tAda", "\"'\tAda\"" },
            { "Ada\t", "Ada\t", "\"Ada\t\"" },
            { "a,b", "\"a,b\"", "\"a,b\"" },
            { "a;b", "a;b", "\"a;b\"" },
            { "a|b", "a|b", "\"a|b\"" },
            { "\"", "\"\"\"\"", "\"\"\"\"" },
            { "\"\"", "\"\"\"\"\"\"", "\"\"\"\"\"\"" },
            { "a \"b\" c", "\"a \"\"b\"\" c\"", "\"a \"\"b\"\" c\"" },
            { "a\nb", "\"a\nb\"", "\"a\nb\"" },
            { "a\rb", "\"a\rb\"", "\"a\rb\"" },
            { "a\r\nb", "\"a\r\nb\"", "\"a\r\nb\"" },
            { "\r", "\"'\r\"", "\"'\r\"" },
            { "\n=1", "\"\n=1\"", "\"\n=1\"" },
            { "=1+1", "'=1+1", "\"'=1+1\"" },
            { "+31 6 12", "'+31 6 12", "\"'+31 6 12\"" },
            { "-1", "'-1", "\"'-1\"" },
            { "@SUM(A1)", "'@SUM(A1)", "\"'@SUM(A1)\"" },
            { "=1,2", "\"'=1,2\"", "\"'=1,2\"" },
            { "=\"a\"&\"b\"", "\"'=\"\"a\"\"&\"\"b\"\"\"", "\"'=\"\"a\"\"&\"\"b\"\"\"" },
            { "\"=1\"", "\"\"\"=1\"\"\"", "\"\"\"=1\"\"\"" },
            { "'=1", "'=1", "\"'=1\"" },
            { " =1", " =1", "\" =1\"" },
            { "＝1", "＝1", "\"＝1\"" },
            { "#N/A", "#N/A", "\"#N/A\"" },
            { "NULL", "NULL", "\"NULL\"" },
            { "\\", "\\", "\"\\\"" },
            { "0042", "0042", "\"0042\"" },
            { "Zoë Łukasz 李 😀", "Zoë Łukasz 李 😀", "\"Zoë Łukasz 李 😀\"" },
            { "عمر", "عمر", "\"عمر\"" },
            { "\uFEFFAda", "\uFEFFAda", "\"\uFEFFAda\"" },
            { "a\0b", "a\0b", "\"a\0b\"" },
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_stands_in_the_file_as_it_always_did(string typed, string whenNeeded, string always)
    {
        PayrollCell[] row = [PayrollCell.Text(typed), PayrollCell.Plain("1.50"), PayrollCell.Text(typed)];
        var plain = PayrollLayout.Standard with { Heads = false };
        Assert.Equal($"{whenNeeded},1.50,{whenNeeded}\r\n", Encoding.UTF8.GetString(Written(plain, row)));
        var strict = plain with { Separator = ";", Quoting = PayrollQuoting.Always, LineEnd = PayrollLineEnd.LineFeed };
        Assert.Equal($"{always};1.50;{always}\n", Encoding.UTF8.GetString(Written(strict, row)));
    }

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void Cell_that_holds_the_separator_stands_in_quotation_marks(string separator)
    {
        var layout = PayrollLayout.Standard with { Heads = false, Separator = separator };
        Assert.Equal(
            $"a{separator}\"b{separator}c\"\r\n",
            Encoding.UTF8.GetString(Written(layout, [PayrollCell.Text("a"), PayrollCell.Plain($"b{separator}c")]))
        );
    }

    [Fact]
    public void Mark_stands_once_before_everything_and_each_row_ends()
    {
        var layout = PayrollLayout.Standard with { Columns = [new(PayrollColumn.Line, "Zeile")], ByteOrderMark = true };
        Assert.Equal(
            [0xEF, 0xBB, 0xBF, .. "Zeile\r\nB1-1\r\nB1-2\r\n"u8],
            Written(layout, [PayrollCell.Text("B1-1")], [PayrollCell.Text("B1-2")])
        );
    }

    /// <summary>More than any buffer on the way.</summary>
    [Fact]
    public void Long_file_is_written_whole()
    {
        PayrollCell[] row = [PayrollCell.Text("Company BV, Utrecht"), PayrollCell.Plain("1500.00")];
        var written = Encoding.UTF8.GetString(Written(PayrollLayout.Standard with { Heads = false }, [.. Enumerable.Repeat(row, 20_000)]));
        Assert.Equal(string.Concat(Enumerable.Repeat("\"Company BV, Utrecht\",1500.00\r\n", 20_000)), written);
    }
}
