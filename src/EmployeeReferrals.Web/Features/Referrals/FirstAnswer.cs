using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>The 48-hour clock as a cut-off, so that a database can compare by it.</summary>
public static class FirstAnswer
{
    /// <summary>A referral that waits since this moment or longer is overdue.</summary>
    public static DateTimeOffset LateWhenWaitingSince(CompanySettings settings, DateTimeOffset now)
    {
        var calendar = settings.Calendar;
        var allowed = TimeSpan.FromHours(settings.FirstAnswerHours);
        // Working time only ever runs slower than the clock, and holidays are not known: ten times as long is always enough.
        var (late, early) = (now - (allowed * 10), now - allowed);
        while (early - late > TimeSpan.FromSeconds(1))
        {
            var middle = late + ((early - late) / 2);
            if (calendar.AddWorkingTime(middle, allowed) <= now)
                late = middle;
            else
                early = middle;
        }
        return late;
    }
}
