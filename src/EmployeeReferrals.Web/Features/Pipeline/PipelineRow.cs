using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>One referral in a list or on a card. A class, because the board's drop zones know cards by identity.</summary>
public sealed class PipelineRow
{
    public required Guid Id { get; init; }
    public required string? Name { get; init; }
    public required Stage Stage { get; init; }
    public required int Entry { get; init; }
    public required DateTimeOffset StageSince { get; init; }
    public required DateTimeOffset? WaitingSince { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required bool IsErased { get; init; }
    public required Guid? OpeningId { get; init; }
    public required string? Opening { get; init; }
    public required string Referrer { get; init; }
    public required DateOnly? HiredOn { get; init; }
    public required DateOnly? PlannedStart { get; init; }
    public required DateOnly? StartedOn { get; init; }
    public required bool MaybeSame { get; init; }
    public required bool MailRefused { get; init; }

    /// <summary>In working days, and how many the stage may take.</summary>
    public int Days { get; private set; }
    public int? Limit { get; private set; }
    public DateTimeOffset? AnswerDue { get; private set; }
    public bool AnswerOverdue { get; private set; }

    public string ShownName => Name ?? "Erased person";
    public bool IsLong => Days > Limit;
    public Movable Movable => new(Id, ShownName, Stage, Entry, MadeOn, OpeningId is not null, StartedOn is not null, IsErased);

    internal PipelineRow Timed(CompanySettings settings, CompanyCalendar calendar, DateTimeOffset now)
    {
        Days = calendar.WorkingDaysBetween(StageSince, now);
        Limit = Stage switch
        {
            Stage.New => settings.LongInNew,
            Stage.Screening => settings.LongInScreening,
            Stage.Interview => settings.LongInInterview,
            Stage.Offer => settings.LongInOffer,
            Stage.AwaitingCandidate
            or Stage.Hired
            or Stage.NotSelected
            or Stage.Withdrawn
            or Stage.LeftBeforeStart
            or Stage.DeclinedByCandidate
            or Stage.Expired => null,
        };
        AnswerDue = WaitingSince is { } since ? calendar.AddWorkingTime(since, TimeSpan.FromHours(settings.FirstAnswerHours)) : null;
        AnswerOverdue = AnswerDue <= now;
        return this;
    }
}
