using System.Text;
using CsCheck;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public sealed class PayrollFileTests
{
    static string Example(PayrollLayout layout) => Encoding.UTF8.GetString(PayrollExample.Of(layout));

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

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void Text_that_a_spreadsheet_would_run_is_escaped(string number)
    {
        var story = new Story(today: "2026-03-02");
        story.Referrer.GetType().GetProperty("EmployeeNumber")!.SetValue(story.Referrer, number);
        story.IsHired("2026-02-02").Starts("2026-02-02");
        story.Today = Given.Day("2026-03-02");
        story.Judge();
        var payroll = Actor.Person(Guid.NewGuid(), Roles.Payroll);
        var batch = new PayrollBatch(
            Guid.NewGuid(),
            1,
            new("EUR", null, story.Today),
            PayrollLayout.Standard,
            payroll,
            Given.Noon(story.Today)
        );
        var file = new PayrollFile(PayrollLayout.Standard, new(1, story.Today));
        file.Append(batch.Claim(story.First, story.Today, payroll, Given.Noon(story.Today)).Value, null);
        Assert.Contains(
            "'" + number.Replace("\"", "\"\"", StringComparison.Ordinal),
            Encoding.UTF8.GetString(file.Bytes()),
            StringComparison.Ordinal
        );
    }

    public static TheoryData<PayrollLayout, string, string> Wrong =>
        new()
        {
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns.Where(c => c.Column != PayrollColumn.Amount)] },
                "columns_missing",
                "Columns"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Line, "Again")] },
                "columns_twice",
                "Columns"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new((PayrollColumn)99, "What")] },
                "columns",
                "Columns"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Name, "")] },
                "header",
                "Header:Name"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Name, new string('x', 31))] },
                "header",
                "Header:Name"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Name, "=1+1")] },
                "header_formula",
                "Header:Name"
            },
            {
                new() { Columns = [.. PayrollLayout.Standard.Columns, new(PayrollColumn.Part, "AMOUNT")] },
                "header_twice",
                "Header:Part"
            },
            {
                new() { Separator = "x" },
                "separator",
                "Separator"
            },
            {
                new() { DecimalSign = "," },
                "decimal_sign_separates",
                "DecimalSign"
            },
            {
                new() { DateFormat = "HH:mm" },
                "date_format",
                "DateFormat"
            },
            {
                new() { Quoting = (PayrollQuoting)9 },
                "quoting",
                "Quoting"
            },
            {
                new() { LineEnd = (PayrollLineEnd)9 },
                "line_end",
                "LineEnd"
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Layout_that_cannot_be_written_or_read_back_is_refused_at_its_field(PayrollLayout layout, string code, string field) =>
        Assert.Equal((code, field), layout.Problems().Select(p => (p.Code, p.Field!)).Single());

    [Fact]
    public void Standard_layout_has_no_problem() => Assert.Empty(PayrollLayout.Standard.Problems());
}

public sealed class PayrollAnswerTests
{
    static PayrollAnswer Read(string text, PayrollLayout? layout = null)
    {
        var read = PayrollAnswer.Read(text, layout ?? PayrollLayout.Standard);
        Assert.True(read.IsOk, read.Sentence);
        return read.Value;
    }

    [Fact]
    public void Answer_tells_paid_and_rejected_lines_with_code_and_reason()
    {
        var answer = Read("Line,Status,Code,Reason\r\nB1-1,Paid,,\r\nB1-2,REJECTED,E17,\"No, \"\"closed\"\" account\"\r\n");
        Assert.Equal(
            [new AnswerRow(2, "B1-1", true, null), new AnswerRow(3, "B1-2", false, new("E17", "No, \"closed\" account"))],
            answer.Rows
        );
        Assert.Empty(answer.Bad);
    }

    [Theory]
    [InlineData("Line;Status\nB1-1;paid\n")]
    [InlineData("\uFEFFline\tstate\r\nB1-1\tok\r\n")]
    [InlineData("Amount|Line|Result\n1|B1-1|paid")]
    [InlineData("\"Line\",\"Status\"\r\n\"B1-1\",\" paid \"\r\n\r\n,,\r\n")]
    public void Answer_is_understood_with_any_of_the_usual_separators_quotes_and_line_ends(string text) =>
        Assert.Equal([new AnswerRow(2, "B1-1", true, null)], Read(text).Rows);

    [Fact]
    public void Own_names_of_columns_are_understood_and_unknown_ones_named()
    {
        var layout = PayrollLayout.Standard with
        {
            Columns = [.. PayrollLayout.Standard.Columns.Select(c => c.Column == PayrollColumn.Line ? c with { Header = "Referenz" } : c)],
        };
        var answer = Read("Referenz,Employee number,Status,Clerk\nB1-1,4711,paid,Mia\n", layout);
        Assert.Equal((1, "clerk"), (answer.Rows.Count, answer.NotRead.Single()));
    }

    [Theory]
    [InlineData("B1-1,,", "status")]
    [InlineData("B1-1,perhaps,", "status")]
    [InlineData("B1-1,rejected,", "no_reason")]
    [InlineData(",paid,", "no_line")]
    [InlineData("B1-1,\"paid", "quotes")]
    public void Row_that_cannot_be_used_is_named_with_its_row_and_reason(string row, string code)
    {
        var bad = Assert.Single(Read($"Line,Status,Reason\nB1-9,paid,\n{row}").Bad);
        Assert.Equal((3, code), (bad.Row, bad.Code));
    }

    [Fact]
    public void Cell_of_a_monstrous_length_is_a_bad_row() =>
        Assert.Equal("cell", Read($"Line,Status\nB1-1,{new string('x', 5000)}\n").Bad.Single().Code);

    [Fact]
    public void Line_said_twice_the_same_counts_once_and_said_in_two_ways_counts_in_none()
    {
        var answer = Read("Line,Status,Reason\nB1-1,paid,\nb1-1,paid,\nB1-2,paid,\nB1-2,rejected,No\n");
        Assert.Equal((1, 1), (answer.Rows.Count, answer.Repeated));
        Assert.Equal([4, 5], answer.Bad.Select(b => b.Row));
        Assert.All(answer.Bad, b => Assert.Equal("both", b.Code));
    }

    [Theory]
    [InlineData(null, "answer_empty")]
    [InlineData("  \r\n ", "answer_empty")]
    [InlineData("Status\npaid\n", "answer_line")]
    [InlineData("Line\nB1-1\n", "answer_status")]
    [InlineData("%PDF-1.7 not a table", "answer_line")]
    public void File_that_is_no_answer_is_refused_as_a_whole(string? text, string code) =>
        Assert.Equal(code, PayrollAnswer.Read(text, PayrollLayout.Standard).Problem!.Code);

    [Fact]
    public void File_beyond_all_measure_is_refused()
    {
        Assert.Equal(
            "answer_large",
            PayrollAnswer.Read(new string('x', PayrollAnswer.LongestText + 1), PayrollLayout.Standard).Problem!.Code
        );
        Assert.Equal(
            "answer_rows",
            PayrollAnswer
                .Read("Line,Status\n" + string.Concat(Enumerable.Repeat("B1-1,paid\n", PayrollAnswer.MostRows + 1)), PayrollLayout.Standard)
                .Problem!.Code
        );
    }

    [Fact]
    public void Reason_is_cleaned_and_cut_and_what_is_no_code_becomes_words()
    {
        Assert.Equal(new Rejection("E17", "gnp.exe"), Rejection.Of(" E17 ", "\u202egnp\0.exe\r\n"));
        Assert.Equal(new Rejection(null, "account closed: since May"), Rejection.Of("account closed", "since May"));
        Assert.Equal(Text.Line, Rejection.Of(null, new string('é', 500))!.Words!.Length);
        Assert.Null(Rejection.Of("", "\u200e \0".Replace("\u200e", "", StringComparison.Ordinal)));
    }

    /// <summary>No text, however made, does anything but be read or refused.</summary>
    [Fact]
    public void Any_text_is_read_or_refused() =>
        Gen.Char["Line,Stauspdrjc;\t|\"\r\n\0=B1-2é"]
            .Array[0, 200]
            .Sample(
                characters =>
                {
                    var read = PayrollAnswer.Read("Line,Status\n" + new string(characters), PayrollLayout.Standard);
                    return read.IsOk ? read.Value.Rows.All(r => r.Reference.Length > 0) : read.Problem is not null;
                },
                iter: Given.Iterations(2000)
            );

    /// <summary>What we write, payroll's spreadsheet sends back with a column more: each line is found again, whatever the
    /// layout.</summary>
    [Fact]
    public void File_of_any_layout_with_a_status_added_answers_its_own_lines() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Bool, Gen.Bool, Gen.Bool)
            .Sample(
                (separator, date, always, mark, unix) =>
                {
                    var layout = PayrollLayout.Standard with
                    {
                        Separator = PayrollLayout.Separators[separator],
                        DecimalSign = separator == 0 ? "." : ",",
                        DateFormat = PayrollLayout.DateFormats[date],
                        Quoting = always ? PayrollQuoting.Always : PayrollQuoting.WhenNeeded,
                        ByteOrderMark = mark,
                        LineEnd = unix ? PayrollLineEnd.LineFeed : PayrollLineEnd.CarriageReturnAndLineFeed,
                    };
                    Assert.Empty(layout.Problems());
                    var lines = Encoding
                        .UTF8.GetString(PayrollExample.Of(layout))
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select((l, i) => l.TrimEnd('\r') + layout.Separator + (i == 0 ? "Status" : "paid"));
                    Assert.Equal(["B12-1", "B12-2"], Read(string.Join("\r\n", lines), layout).Rows.Select(r => r.Reference));
                },
                iter: Given.Iterations(100)
            );
}
