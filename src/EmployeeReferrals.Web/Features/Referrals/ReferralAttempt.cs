using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>One try at making a referral: what refuses it, who the candidate is, whether it can earn, and what is kept. A try that loses a
/// race is made again by <see cref="SubmitReferral"/>.</summary>
/// <param name="me">The referrer.</param>
internal sealed partial class ReferralAttempt(
    AppDbContext db,
    Programme programme,
    PortalKey key,
    CompanySettings settings,
    Act act,
    Guid me,
    SubmitReferral.Command command,
    ReferralForm form
)
{
    /// <param name="Leads">Somebody reports to them.</param>
    /// <param name="Today">How many they have referred today.</param>
    /// <param name="SentBy">Who sent this very form before; null: nobody.</param>
    private sealed record Referrer(Person Person, bool Leads, int Today, Guid? SentBy);

    /// <param name="Credit">Null for somebody new.</param>
    private sealed record Referred(Candidate Candidate, CandidateCredit? Credit);

    public async Task<Result<SubmitReferral.Submitted>> Make(CancellationToken cancellation)
    {
        if (await ReadReferrer(cancellation) is not { } referrer)
            return Fail(Result.Forbidden);
        if (referrer.SentBy is { } sender)
            return await SentBefore(sender, cancellation);
        if (!referrer.Person.EmployedOn(act.Day))
            return Fail(Result.Forbidden);
        if (referrer.Today >= settings.ReferralsPerDay)
            return Fail(
                Result.Rejected(
                    "daily_limit",
                    $"You have referred {settings.ReferralsPerDay} people today, which is the limit for a day. Come back tomorrow."
                )
            );
        var opening = command.OpeningId is null ? null : await ReadOpening(cancellation);
        if (Refused(opening) is { } refused)
            return Fail(refused);
        var hashes = key.Hashes("objection", form.Email.Key);
        if (await db.Objections.AnyAsync(o => hashes.Contains(o.KeyHash), cancellation))
            return Fail(Result.Rejected("objected", "We cannot take a referral of this person.", "Email"));

        var phoneKey = Phones.Key(form.Phone, settings.PhoneRegion);
        var match = await Match(phoneKey, cancellation);
        var catalog = await programme.Catalog(db, cancellation);
        var terms = catalog.SnapshotFor(act.Day, opening?.Traits);
        var referred = match.CandidateId is { } known
            ? await KnownCandidate(known, opening, cancellation)
            : new Referred(NewCandidate(), null);
        if (!referred.IsOk)
            return Fail(referred);
        var (candidate, credit) = referred.Value;
        var holder = credit?.HolderToday(opening?.Id);
        await KeepContacts(candidate, phoneKey, cancellation);

        var here = await CreditFactsReader.WhoWorksHere(db, candidate.Id, form.Email.Key, cancellation);
        var facts = await Facts(referrer, opening, here, match.CandidateId, cancellation) with
        {
            NoPlan = terms.IsEmpty,
            HeldByAnother = holder is not null && holder.ReferrerId != me,
        };
        var referral = new Referral(command.Id, candidate.Id, me, opening?.Id, form.Words, terms, act.At, act.Day);
        var verdict = CreditRules.Decide(catalog.TermsOf(terms), facts);
        referral.Decide(CreditMoment.Made, verdict, facts, act.By, act.At);
        db.Referrals.Add(referral);
        if (credit is not null)
            await KeepQueue(candidate.Id, cancellation);
        else if (verdict.Code == CreditCode.Earns)
            Hold(referral);
        KeepResume();
        await KeepMatches(match.ToReview, candidate.Id, cancellation);
        await AskWhetherHere(referral, phoneKey, here, cancellation);
        db.CandidateLinks.Add(
            NewCandidateLink.For(key, candidate.Id, referral.Id, act.At.AddDays(settings.RetentionDays + terms.WindowDays))
        );

        var committed = await db.Commit(act.By, act.At, cancellation);
        return committed.IsOk ? new SubmitReferral.Submitted(referral.Id, verdict.Code, verdict.Sentence) : Fail(committed);
    }

    private async Task<Referrer?> ReadReferrer(CancellationToken cancellation)
    {
        var dayStart = settings.Calendar.At(act.Day, TimeOnly.MinValue);
        var found = await db
            .People.Where(p => p.Id == me)
            .Select(p => new
            {
                Person = p,
                Leads = db.People.Any(other => other.ManagerId == p.Id),
                Today = db.Referrals.Count(r => r.ReferrerId == p.Id && r.MadeAt >= dayStart),
                SentBy = db.Referrals.Where(r => r.Id == command.Id).Select(r => (Guid?)r.ReferrerId).FirstOrDefault(),
            })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellation);
        return found is null ? null : new Referrer(found.Person, found.Leads, found.Today, found.SentBy);
    }

    private async Task<Result<SubmitReferral.Submitted>> SentBefore(Guid sender, CancellationToken cancellation) =>
        sender == me
            ? new SubmitReferral.Submitted(
                command.Id,
                (await db.Referrals.AsNoTracking().FirstAsync(r => r.Id == command.Id, cancellation)).CreditShown,
                await db.Referrals.Where(r => r.Id == command.Id).Select(r => r.CreditSentence).FirstAsync(cancellation)
            )
            : Fail(Result.Rejected("id_taken", "Open the form again and send it from there."));

    private Task<Opening?> ReadOpening(CancellationToken cancellation) =>
        db
            .Openings.AsNoTracking()
            .Include(o => o.Recruiters)
            .FirstOrDefaultAsync(o => o.Id == command.OpeningId && o.State != OpeningState.Draft, cancellation);

    private Result? Refused(Opening? opening)
    {
        if (command.OpeningId is null || opening is { TakesReferrals: true })
            return null;
        return opening is null
            ? Result.Rejected("opening_gone", "This role is not there. Choose another one, or none.", "OpeningId")
            : Result.Rejected(
                "opening_closed",
                "This role was closed in the meantime. You can send this as a general referral; what you wrote is kept.",
                "OpeningId"
            );
    }

    private async Task<Result<Referred>> KnownCandidate(Guid known, Opening? opening, CancellationToken cancellation)
    {
        var candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == known, cancellation);
        // Two candidates may be found to be one, or erased, at this very moment: the slower of the two begins again.
        db.Entry(candidate).Property(c => c.CreatedAt).IsModified = true;
        var mine = await db
            .Referrals.Where(r =>
                r.CandidateId == known
                && r.ReferrerId == me
                && r.OpeningId == command.OpeningId
                && (r.Stage == Stage.Hired || StageTable.Open.Contains(r.Stage))
            )
            .Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync(cancellation);
        if (mine is { } open)
            return Result<Referred>.From(
                Result.Rejected([
                    new Problem(
                        "already_referred",
                        opening is null
                            ? "You have already referred this person."
                            : $"You have already referred this person to {opening.Title}."
                    ),
                    new Problem("already_referred_id", open.ToString()),
                ])
            );
        // A window that ended since the job ran last ends now, and whoever is next is told.
        return new Referred(candidate, await CandidateCredit.Load(new(db, programme, Actor.System("Credit"), act.At), known, cancellation));
    }

    private Candidate NewCandidate()
    {
        var candidate = new Candidate(Guid.CreateVersion7(), form.Words.Name, form.Email, act.At);
        db.Candidates.Add(candidate);
        return candidate;
    }

    /// <param name="here">Those who work or worked here and are the candidate.</param>
    /// <param name="known">The candidate, where we know them already.</param>
    private async Task<CreditFacts> Facts(
        Referrer referrer,
        Opening? opening,
        IReadOnlyCollection<Person> here,
        Guid? known,
        CancellationToken cancellation
    )
    {
        var person = referrer.Person;
        var (self, worksHere, leftOn) = ClaimsGround.AsOf(here, me, act.Day);
        return new CreditFacts
        {
            MadeOn = act.Day,
            ReferrerEmployed = true,
            ReferrerIsHr = person.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = person.Level,
            ReferrerKind = person.Kind,
            ReferrerDepartment = person.Department,
            ReferrerLocation = person.Location,
            ReferrerEntity = person.LegalEntity,
            Relationship = command.Relationship,
            OpeningDepartment = opening?.Department,
            OpeningLocation = opening?.Location,
            OpeningLevel = opening?.Level,
            CandidateLeftOn = leftOn,
            AppliedOn = known is { } met ? await CreditFactsReader.AppliedBefore(db, met, act.Day, cancellation) : null,
            RecruiterOfOpening = opening?.HasRecruiter(me) == true,
            HiringManagerOfOpening = opening?.HiringManagerId == me,
            AboveInLine =
                referrer.Leads
                && opening is not null
                && await CreditFactsReader.IsAboveInLine(db, me, CreditFactsReader.HiringSide(opening), cancellation),
            OpeningInProgramme = opening?.InProgramme ?? true,
            SelfReferral = self,
            CandidateWorksHere = worksHere,
        };
    }

    private void Hold(Referral referral) =>
        db.Ownerships.Add(
            new Ownership(
                Guid.CreateVersion7(),
                referral.CandidateId,
                Ownership.ScopeKeyFor(referral.Terms.Scope, referral.OpeningId),
                referral.Id,
                me,
                referral.Terms.WindowEnds(act.Day),
                act.At
            )
        );

    private void KeepResume()
    {
        if (command.Resume is { } file)
            db.Resumes.Add(
                new Resume
                {
                    Id = Guid.CreateVersion7(),
                    ReferralId = command.Id,
                    FileName = file.Name,
                    ContentType = file.ContentType,
                    Size = file.Content.Length,
                    Content = file.Content,
                }
            );
    }

    private async Task KeepMatches(IReadOnlyCollection<Guid> toReview, Guid candidateId, CancellationToken cancellation)
    {
        var apart = toReview.Count == 0 ? [] : await CandidateMerging.KeptApart(db, candidateId, cancellation);
        db.PossibleMatches.AddRange(
            toReview
                .Except(apart)
                .Select(other => new PossibleMatch
                {
                    Id = Guid.CreateVersion7(),
                    ReferralId = command.Id,
                    OtherCandidateId = other,
                })
        );
    }

    private async Task KeepQueue(Guid candidateId, CancellationToken cancellation)
    {
        var credit = await CandidateCredit.Load(new(db, programme, act.By, act.At), candidateId, cancellation);
        await credit.Follow(new(CreditMoment.OwnershipMoved, PayoutReason.CreditLost, OwnershipEnd.WindowEnded), cancellation);
    }

    private static Result<SubmitReferral.Submitted> Fail(Result result) => Result<SubmitReferral.Submitted>.From(result);
}
