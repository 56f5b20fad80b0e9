using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Has … started?" Yes: the actual first day counts from now on, and the hire becomes a person of the company.
/// A confirmed day can be corrected the same way.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ConfirmStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ConfirmStart.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly StartedOn, string? EmployeeNumber = null);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var number = Text.Clean(command.EmployeeNumber);
        if (number?.Length > 40)
            return Result.Rejected("number_long", "An employee number has at most 40 characters.", "EmployeeNumber");
        return await new HireChange(databases, programme, clock).Run(
            actor,
            command.ReferralId,
            async (db, hire, act) =>
            {
                var person = await HiredPerson.Find(db, hire, cancellation);
                var corrected = hire.HasStarted;
                var confirmed = hire.ConfirmStart(command.StartedOn, person?.Id ?? Guid.CreateVersion7(), act.Day);
                if (!confirmed.IsOk)
                    return (confirmed, default);
                if (person is null)
                {
                    if (await NewPerson(db, hire, command.StartedOn, number, cancellation) is not { } added)
                        return (Result.Rejected("erased", "This person's data has been erased."), default);
                    db.People.Add(added);
                }
                else if (person.Start(command.StartedOn, hire.Id) is { IsOk: false } refused)
                    return (refused, default);
                if (corrected)
                    return (Result.Ok, PayoutReason.StartChanged);
                return (Result.Ok, PayoutReason.StartConfirmed);
            },
            cancellation
        );
    }

    private static async Task<Person?> NewPerson(
        AppDbContext db,
        Referral hire,
        DateOnly firstDay,
        string? number,
        CancellationToken cancellation
    )
    {
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == hire.CandidateId, cancellation);
        if (candidate.Name is null)
            return null;
        var opening = await db.Openings.FirstAsync(o => o.Id == hire.OpeningId, cancellation);
        var manager = await db.People.Where(p => p.Id == opening.HiringManagerId).Select(p => p.LegalEntity).FirstAsync(cancellation);
        var phone = candidate.Contacts.FirstOrDefault(c => c.Kind == ContactKind.Phone);
        return new Person(hire.HiredPersonId!.Value, candidate.Name, null, firstDay)
        {
            EmployeeNumber = number,
            LegalEntity = manager,
            PrivateEmail = candidate.Email,
            PrivateEmailKey = candidate.Email is null ? null : EmailAddress.KeyOf(candidate.Email),
            Phone = phone?.Value,
            PhoneKey = phone?.Key,
            Department = opening.Department,
            Location = opening.Location,
            Level = opening.Level,
            Kind = opening.Kind,
            ManagerId = opening.HiringManagerId,
            HiredFromReferralId = hire.Id,
        };
    }
}
