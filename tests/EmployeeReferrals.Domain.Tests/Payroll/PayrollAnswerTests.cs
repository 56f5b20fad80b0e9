using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;

namespace EmployeeReferrals.Domain.Tests.Payroll;

public sealed class PayrollAnswerTests
{
    /// <summary>Rows of a plain table, such as "Line,Status\nB1-1,paid".</summary>
    static IEnumerable<WrittenRow> Rows(string table) => table.Split('\n').Select((row, i) => new WrittenRow(i + 1, row.Split(',')));

    static PayrollAnswer Read(string table, PayrollLayout? layout = null) => Read(Rows(table), layout);

    static PayrollAnswer Read(IEnumerable<WrittenRow> rows, PayrollLayout? layout = null)
    {
        var read = PayrollAnswer.Of(rows, layout ?? PayrollLayout.Standard);
        Assert.True(read.IsOk, read.Sentence);
        return read.Value;
    }

    [Fact]
    public void Answer_tells_paid_and_rejected_lines_with_code_and_reason()
    {
        var answer = Read("Line,Status,Code,Reason\nB1-1,Paid,,\nB1-2,REJECTED,E17,The \"account\" is closed");
        Assert.Equal(
            [new AnswerRow(2, "B1-1", true, null), new AnswerRow(3, "B1-2", false, new("E17", "The \"account\" is closed"))],
            answer.Rows
        );
        Assert.Empty(answer.Bad);
    }

    [Theory]
    [InlineData("line,state\nB1-1,ok", 2)]
    [InlineData("Sum,Line,Result\n1,B1-1, paid ", 2)]
    [InlineData("\n ,,\nLine,Status\n,\nB1-1,paid\n,", 5)]
    [InlineData("Line,Payout,Status\n,B1-1,paid", 2)]
    [InlineData("Payout id,Status\nB1-1,paid", 2)]
    [InlineData("Line,Status\n'B1-1,paid", 2)]
    public void Row_is_found_by_what_its_heads_say(string table, int row) =>
        Assert.Equal([new AnswerRow(row, "B1-1", true, null)], Read(table).Rows);

    [Fact]
    public void Own_names_of_columns_are_understood_and_unknown_ones_named()
    {
        var layout = PayrollLayout.Standard with
        {
            Columns = [.. PayrollLayout.Standard.Columns.Select(c => c.Column == PayrollColumn.Line ? c with { Header = "Referenz" } : c)],
        };
        var answer = Read("Referenz,Employee number,Status,Clerk\nB1-1,4711,paid,Mia", layout);
        Assert.Equal((1, "clerk"), (answer.Rows.Count, answer.NotRead.Single()));
    }

    [Theory]
    [InlineData("B1-1,,", "status")]
    [InlineData("B1-1,perhaps,", "status")]
    [InlineData("B1-1,rejected,", "no_reason")]
    [InlineData("B1-1,rejected", "no_reason")]
    [InlineData(",paid,", "no_line")]
    public void Row_that_cannot_be_used_is_named_with_its_row_and_reason(string row, string code)
    {
        var bad = Assert.Single(Read($"Line,Status,Reason\nB1-9,paid,\n{row}").Bad);
        Assert.Equal((3, code), (bad.Row, bad.Code));
    }

    [Fact]
    public void Nothing_is_read_after_a_quotation_mark_that_is_never_closed()
    {
        var answer = Read([.. Rows("Line,Status\nB1-9,paid"), new(3, ["B1-1", "paid"], IsBroken: true), new(4, ["B1-2", "paid"])]);
        Assert.Equal(("B1-9", "quotes"), (answer.Rows.Single().Reference, answer.Bad.Single().Code));
    }

    [Fact]
    public void Cell_of_a_monstrous_length_is_a_bad_row() =>
        Assert.Equal("cell", Read($"Line,Status\nB1-1,{new string('x', 4001)}").Bad.Single().Code);

    [Fact]
    public void Line_said_twice_the_same_counts_once_and_said_in_two_ways_counts_in_none()
    {
        var answer = Read("Line,Status,Reason\nB1-1,paid,\nb1-1,paid,\nB1-2,paid,\nB1-2,rejected,No");
        Assert.Equal((1, 1), (answer.Rows.Count, answer.Repeated));
        Assert.Equal([4, 5], answer.Bad.Select(b => b.Row));
        Assert.All(answer.Bad, b => Assert.Equal("both", b.Code));
    }

    [Theory]
    [InlineData(" \n,", "answer_empty")]
    [InlineData("Status\npaid", "answer_line")]
    [InlineData("Line\nB1-1", "answer_status")]
    public void Table_that_is_no_answer_is_refused_as_a_whole(string table, string code) =>
        Assert.Equal(code, PayrollAnswer.Of(Rows(table), PayrollLayout.Standard).Problem!.Code);

    [Fact]
    public void Table_beyond_all_measure_is_refused()
    {
        var rows = Enumerable.Repeat(new WrittenRow(2, ["B1-1", "paid"]), PayrollAnswer.MostRows);
        Assert.Equal(PayrollAnswer.MostRows - 1, Read([.. Rows("Line,Status"), .. rows]).Repeated);
        var one = new WrittenRow(3, ["B1-1", "paid"]);
        Assert.Equal("answer_rows", PayrollAnswer.Of([.. Rows("Line,Status"), .. rows, one], PayrollLayout.Standard).Problem!.Code);
    }

    [Fact]
    public void Reason_is_cleaned_and_cut_and_what_is_no_code_becomes_words()
    {
        Assert.Equal(new Rejection("E17", "gnp.exe"), Rejection.Of(" E17 ", "\u202egnp\0.exe\r\n"));
        Assert.Equal(new Rejection(null, "account closed: since May"), Rejection.Of("account closed", "since May"));
        Assert.Equal(Text.Line, Rejection.Of(null, new string('é', 500))!.Words!.Length);
        Assert.Null(Rejection.Of("", "\u200e \0".Replace("\u200e", "", StringComparison.Ordinal)));
    }
}
