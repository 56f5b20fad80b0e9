using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Settings;

/// <summary>What an administrator sets for the whole company. The time zone is fixed once a payout exists.</summary>
[May(Roles.Administrator)]
public sealed class ChangeSettings(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangeSettings.Command>
{
    public sealed record Command(
        int SeenVersion,
        string? Name,
        string? TimeZone,
        WorkingDays WorkingDays,
        string? PhoneRegion,
        int ReferralsPerDay,
        bool RecruitersSeeAll,
        IReadOnlyList<Guid> GeneralRecruiterIds,
        int WindowDays,
        CreditScope Scope,
        int FirstAnswerHours,
        int LongInNew,
        int LongInScreening,
        int LongInInterview,
        int LongInOffer,
        int RemindAgainAfter,
        int DueSoonDays,
        int RetentionDays,
        int UndoMinutes
    );

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var settings = await db.Settings.SingleAsync(cancellation);
        if (settings.Version != command.SeenVersion)
            return Result.Conflict(
                "changed_meanwhile",
                "Somebody else changed the settings in the meantime. Reload to see them; what you typed is kept until then."
            );
        var problems = await Problems(db, settings, command, cancellation);
        if (problems.Count > 0)
            return Result.Rejected(problems);

        var before = (CompanySettings)db.Entry(settings).CurrentValues.ToObject();
        settings.Name = Text.Clean(command.Name)!;
        settings.TimeZone = command.TimeZone!;
        settings.WorkingDays = command.WorkingDays;
        settings.PhoneRegion = command.PhoneRegion!.ToUpperInvariant();
        settings.ReferralsPerDay = command.ReferralsPerDay;
        settings.RecruitersSeeAll = command.RecruitersSeeAll;
        settings.GeneralRecruiters = string.Join(',', command.GeneralRecruiterIds.Distinct());
        (settings.WindowDays, settings.Scope) = (command.WindowDays, command.Scope);
        settings.FirstAnswerHours = command.FirstAnswerHours;
        (settings.LongInNew, settings.LongInScreening, settings.LongInInterview, settings.LongInOffer) = (
            command.LongInNew,
            command.LongInScreening,
            command.LongInInterview,
            command.LongInOffer
        );
        (settings.RemindAgainAfter, settings.DueSoonDays, settings.RetentionDays) = (
            command.RemindAgainAfter,
            command.DueSoonDays,
            command.RetentionDays
        );
        settings.UndoMinutes = command.UndoMinutes;
        settings.Version++;
        var now = clock.GetUtcNow();
        db.Record(new SettingsChanged(settings.Version, SettingsDifferences.Between(before, settings)), actor, now);
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }

    private static async Task<List<Problem>> Problems(
        AppDbContext db,
        CompanySettings settings,
        Command command,
        CancellationToken cancellation
    )
    {
        var problems = new List<Problem>();
        if (Text.Clean(command.Name) is not { Length: <= 100 })
            problems.Add(new("name", "Enter a name of at most 100 characters.", "Name"));
        if (command.TimeZone is null || command.TimeZone.Length > 100 || !TimeZoneInfo.TryFindSystemTimeZoneById(command.TimeZone, out _))
            problems.Add(new("time_zone", "Choose a time zone from the list, such as Europe/Berlin.", "TimeZone"));
        else if (command.TimeZone != settings.TimeZone && await db.Payouts.AnyAsync(cancellation))
            problems.Add(
                new("time_zone_fixed", "The time zone is fixed, because the days of existing payouts are counted in it.", "TimeZone")
            );
        if (command.WorkingDays is < WorkingDays.None or > (WorkingDays)127 || command.WorkingDays == WorkingDays.None)
            problems.Add(new("working_days", "Choose at least one working day.", "WorkingDays"));
        if (command.PhoneRegion is not { Length: 2 } region || !region.All(char.IsAsciiLetter))
            problems.Add(new("region", "Two letters, such as DE or US.", "PhoneRegion"));
        var recruiters = command.GeneralRecruiterIds.Distinct().ToList();
        if (recruiters.Count > 20 || await db.People.CountAsync(p => recruiters.Contains(p.Id), cancellation) != recruiters.Count)
            problems.Add(new("recruiters", "Choose recruiters from the list, at most 20.", "GeneralRecruiterIds"));
        if (!Enum.IsDefined(command.Scope))
            problems.Add(new("scope", "Choose from the list.", "Scope"));
        Range(command.ReferralsPerDay, 1, 1000, "ReferralsPerDay");
        Range(command.WindowDays, 1, 1095, "WindowDays");
        Range(command.FirstAnswerHours, 1, 720, "FirstAnswerHours");
        Range(command.LongInNew, 1, 365, "LongInNew");
        Range(command.LongInScreening, 1, 365, "LongInScreening");
        Range(command.LongInInterview, 1, 365, "LongInInterview");
        Range(command.LongInOffer, 1, 365, "LongInOffer");
        Range(command.RemindAgainAfter, 1, 60, "RemindAgainAfter");
        Range(command.DueSoonDays, 1, 60, "DueSoonDays");
        Range(command.RetentionDays, 1, 3650, "RetentionDays");
        Range(command.UndoMinutes, 0, 60, "UndoMinutes");
        return problems;

        void Range(int value, int min, int max, string field)
        {
            if (value < min || value > max)
                problems.Add(new("range", $"Enter a number from {min} to {max}.", field));
        }
    }
}

public sealed record SettingsChanged(int Version, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(Guid.Empty);
