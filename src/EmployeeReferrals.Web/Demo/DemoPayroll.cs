using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.Payroll;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Payroll's part of the demonstration: a batch each month, answered by a file; one with a rejected line, one voided, and one that
/// waits.</summary>
internal sealed class DemoPayroll(
    IServiceProvider services,
    CompanyCalendar calendar,
    DemoClock clock,
    Action<DateTimeOffset, Func<CancellationToken, Task>> put
)
{
    private const int PayDay = 25;

    private enum Plot
    {
        Paid,
        OneRejected,
        Voided,
        Waits,
    }

    private static readonly Actor Pavel = Actor.Person(DemoCompany.Persona("Pavel Horak").Id, Roles.Payroll);

    public void Plan(DateTimeOffset first, DateTimeOffset now)
    {
        var days = new List<DateOnly>();
        var begins = calendar.DayOf(first);
        for (
            var month = new DateOnly(begins.Year, begins.Month, PayDay);
            month < calendar.DayOf(now).AddDays(-7);
            month = month.AddMonths(1)
        )
            if (month > begins)
                days.Add(month);
        for (var i = 0; i < days.Count; i++)
        {
            var plot = (days.Count - i) switch
            {
                3 => Plot.Voided,
                2 => Plot.OneRejected,
                _ => Plot.Paid,
            };
            put(Working(days[i], 0), token => Batch(plot, token));
        }
        put(Working(calendar.DayOf(now).AddDays(-3), 0), token => Batch(Plot.Waits, token));
    }

    private async Task Batch(Plot plot, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var today = calendar.DayOf(clock.GetUtcNow());
        // The one that waits was cut off some days before, so that something is released and in no batch.
        var made = await services
            .GetRequiredService<CreateBatch>()
            .Execute(Pavel, new(id, "EUR", null, plot == Plot.Waits ? today.AddDays(-10) : today), cancellation);
        if (made.Problem?.Code is "nothing_released" or "nothing_passed" or "only_own")
            return;
        if (!made.IsOk)
            throw new InvalidOperationException($"The demonstration's payroll met {made.Outcome} {made.Problem?.Code}");
        if (plot == Plot.Voided)
            put(Working(today, 1), token => TakeBack(id, token));
        else if (plot != Plot.Waits)
            put(Working(today, 3), token => Answer(id, plot, token));
    }

    private async Task TakeBack(Guid batch, CancellationToken cancellation)
    {
        await DemoCompany.Done(
            services
                .GetRequiredService<VoidBatch>()
                .Execute(Pavel, new(batch, "Loaded into the pay run of the month before; payroll stopped it."), cancellation)
        );
        await Batch(Plot.Paid, cancellation);
    }

    /// <summary>Our own file with three columns more, as payroll sends it back.</summary>
    private async Task Answer(Guid batch, Plot plot, CancellationToken cancellation)
    {
        var file = await services.GetRequiredService<GetBatchFile>().Execute(Pavel, new(batch), cancellation);
        var lines = Encoding.UTF8.GetString(file.Value.Content).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var answer = lines.Select(
            (line, i) =>
                line
                + (
                    i == 0 ? ",Status,Code,Reason"
                    : plot == Plot.OneRejected && i == lines.Length / 2 ? ",rejected,E17,The bank account is closed"
                    : ",paid,,"
                )
        );
        var report = await services
            .GetRequiredService<AnswerBatch>()
            .Execute(Pavel, new(batch, string.Join("\r\n", answer), AllOrNothing: true), cancellation);
        if (report is not { IsOk: true, Value.Taken: true })
            throw new InvalidOperationException($"The demonstration's payroll met {report.Outcome} {report.Problem?.Code}");
    }

    private DateTimeOffset Working(DateOnly day, int later)
    {
        while (!calendar.IsWorking(day))
            day = day.AddDays(1);
        for (; later > 0; later--)
            do day = day.AddDays(1);
            while (!calendar.IsWorking(day));
        return calendar.At(day, new TimeOnly(10, 20));
    }
}
