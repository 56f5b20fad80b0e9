using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>An employee refers somebody. Whatever the credit, the referral is taken and worked; only an objection turns it away.</summary>
public sealed class SubmitReferral(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
    : Operation<SubmitReferral.Command, Result<SubmitReferral.Submitted>>
{
    /// <param name="Id">Made by the form: the same form sent twice is one referral.</param>
    /// <param name="OpeningId">Null for a general referral.</param>
    public sealed record Command(
        Guid Id,
        Guid? OpeningId,
        string? Name,
        string? Email,
        string? Why,
        string? LinkedIn = null,
        string? Phone = null,
        Relationship Relationship = Relationship.NotSaid,
        bool KnowsAboutIt = false,
        ResumeFile? Resume = null
    );

    /// <param name="Credit">Whether the referrer can earn, and if not, why.</param>
    public sealed record Submitted(Guid ReferralId, CreditCode Credit, string? Sentence = null);

    protected override async Task<Result<Submitted>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<Submitted>.From(Result.Forbidden);
        var problems = new List<Problem>();
        var form = Read(command, problems);
        if (problems.Count > 0)
            return Result<Submitted>.From(Result.Rejected(problems));

        // One after another for each person: forty at once are counted like forty in a row.
        var turn = Turns[(uint)me.GetHashCode() % Turns.Length];
        await turn.WaitAsync(cancellation);
        try
        {
            return await TryAgain(actor, me, command, form!, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    private async Task<Result<Submitted>> TryAgain(Actor actor, Guid me, Command command, Form form, CancellationToken cancellation)
    {
        // Who loses a race for the candidate is decided again and becomes Duplicate, never a conflict (docs/rules.md §5).
        for (var attempt = 1; ; attempt++)
        {
            var result = await Attempt(actor, me, command, form, cancellation);
            if (result.Outcome != Outcome.Conflict || attempt == 5)
                return result;
        }
    }

    private sealed record Form(ReferralWords Words, EmailAddress Email, string? LinkedIn, string? Slug, string? Phone);

    private static Form? Read(Command command, List<Problem> problems)
    {
        var name = Text.Clean(command.Name);
        if (name is null)
            problems.Add(new("name_needed", "Enter the person's name.", "Name"));
        else if (name.Length > Text.Name)
            problems.Add(new("name_long", $"A name has at most {Text.Name} characters.", "Name"));

        var email = EmailAddress.Parse(command.Email);
        if (string.IsNullOrWhiteSpace(command.Email))
            problems.Add(new("email_needed", "Enter the person's e-mail address: they get a notice there.", "Email"));
        else if (email is null)
            problems.Add(new("email_format", "This does not look like an e-mail address. It should read like name@example.com.", "Email"));

        var why = Text.CleanLines(command.Why);
        if (why is null)
            problems.Add(new("why_needed", "Write one sentence on why they are a good fit.", "Why"));
        else if (why.Length > Text.Paragraph)
            problems.Add(new("why_long", $"Keep it under {Text.Paragraph:N0} characters.", "Why"));

        // What nobody has to fill in never stands in the way: what cannot be read is kept, and not matched.
        var linkedIn = Text.Clean(command.LinkedIn);
        var slug = LinkedInProfile.Slug(linkedIn);
        var phone = Text.Clean(command.Phone);
        if (!Enum.IsDefined(command.Relationship))
            problems.Add(new("relationship", "Choose how you know each other from the list.", "Relationship"));
        if (command.Id == Guid.Empty)
            problems.Add(new("id_needed", "Open the form again and send it from there."));
        return problems.Count > 0
            ? null
            : new Form(
                new ReferralWords(name!, why!, command.Relationship, command.KnowsAboutIt, email!.Typed),
                email!,
                linkedIn,
                slug,
                phone
            );
    }

    private async Task<Result<Submitted>> Attempt(Actor actor, Guid me, Command command, Form form, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var calendar = settings.Calendar;
        var now = clock.GetUtcNow();
        var today = calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);

        var dayStart = calendar.At(today, TimeOnly.MinValue);
        var referrer = await db
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
        if (referrer is null)
            return Fail(Result.Forbidden);
        if (referrer.SentBy is { } sender)
            return sender == me
                ? new Submitted(
                    command.Id,
                    (await db.Referrals.AsNoTracking().FirstAsync(r => r.Id == command.Id, cancellation)).CreditShown,
                    await db.Referrals.Where(r => r.Id == command.Id).Select(r => r.CreditSentence).FirstAsync(cancellation)
                )
                : Fail(Result.Rejected("id_taken", "Open the form again and send it from there."));
        if (!referrer.Person.EmployedOn(today))
            return Fail(Result.Forbidden);
        if (referrer.Today >= settings.ReferralsPerDay)
            return Fail(
                Result.Rejected(
                    "daily_limit",
                    $"You have referred {settings.ReferralsPerDay} people today, which is the limit for a day. Come back tomorrow."
                )
            );

        Opening? opening = null;
        if (command.OpeningId is { } openingId)
        {
            opening = await db
                .Openings.AsNoTracking()
                .Include(o => o.Recruiters)
                .FirstOrDefaultAsync(o => o.Id == openingId && o.State != OpeningState.Draft, cancellation);
            if (opening is null)
                return Fail(Result.Rejected("opening_gone", "This role is not there. Choose another one, or none.", "OpeningId"));
            if (!opening.TakesReferrals)
                return Fail(
                    Result.Rejected(
                        "opening_closed",
                        "This role was closed in the meantime. You can send this as a general referral; what you wrote is kept.",
                        "OpeningId"
                    )
                );
        }

        var hashes = key.Hashes("objection", form.Email.Key);
        if (await db.Objections.AnyAsync(o => hashes.Contains(o.KeyHash), cancellation))
            return Fail(Result.Rejected("objected", "We cannot take a referral of this person.", "Email"));

        var phoneKey = Phones.Key(form.Phone, settings.PhoneRegion);
        var match = await Match(db, form, phoneKey, cancellation);
        var book = await programme.Book(db, cancellation);
        var terms = book.SnapshotFor(today, opening?.Traits);

        Candidate candidate;
        Referral? holder = null;
        CandidateCredit? credit = null;
        if (match.CandidateId is { } known)
        {
            candidate = await db.Candidates.Include(c => c.Contacts).FirstAsync(c => c.Id == known, cancellation);
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
                return Fail(
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
            credit = await CandidateCredit.Load(db, known, programme, Actor.System("Credit"), now, cancellation);
            holder = credit.HolderToday(opening?.Id);
        }
        else
        {
            candidate = new Candidate(Guid.CreateVersion7(), form.Words.Name, form.Email, now);
            db.Candidates.Add(candidate);
        }
        await KeepContacts(db, candidate, form, phoneKey, cancellation);

        var here = await CreditFactsReader.WhoWorksHere(db, candidate.Id, form.Email.Key, cancellation);
        var (self, worksHere, leftOn) = CreditFactsReader.AsOf(here, me, today);
        var facts = new CreditFacts
        {
            MadeOn = today,
            ReferrerEmployed = true,
            ReferrerIsHr = referrer.Person.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = referrer.Person.Level,
            ReferrerKind = referrer.Person.Kind,
            ReferrerDepartment = referrer.Person.Department,
            ReferrerLocation = referrer.Person.Location,
            ReferrerEntity = referrer.Person.LegalEntity,
            Relationship = command.Relationship,
            OpeningDepartment = opening?.Department,
            OpeningLocation = opening?.Location,
            OpeningLevel = opening?.Level,
            NoPlan = terms.IsEmpty,
            CandidateLeftOn = leftOn,
            AppliedOn = match.CandidateId is { } met ? await CreditFactsReader.AppliedBefore(db, met, today, cancellation) : null,
            RecruiterOfOpening = opening?.HasRecruiter(me) == true,
            HiringManagerOfOpening = opening?.HiringManagerId == me,
            AboveInLine =
                referrer.Leads
                && opening is not null
                && await CreditFactsReader.IsAboveInLine(db, me, CreditFactsReader.HiringSide(opening), cancellation),
            OpeningInProgramme = opening?.InProgramme ?? true,
            SelfReferral = self,
            CandidateWorksHere = worksHere,
            HeldByAnother = holder is not null && holder.ReferrerId != me,
        };

        var referral = new Referral(command.Id, candidate.Id, me, opening?.Id, form.Words, terms, now, today);
        var verdict = CreditRules.Decide(book.TermsOf(terms), facts);
        referral.Decide(CreditMoment.Made, verdict, facts, actor, now);
        db.Referrals.Add(referral);
        if (credit is not null)
            await KeepQueue(db, candidate.Id, actor, now, cancellation);
        else if (verdict.Code == CreditCode.Earns)
            db.Ownerships.Add(
                new Ownership(
                    Guid.CreateVersion7(),
                    candidate.Id,
                    Ownership.ScopeKeyFor(terms.Scope, opening?.Id),
                    referral.Id,
                    me,
                    referral.Terms.WindowEnds(today),
                    now
                )
            );

        if (command.Resume is { } file)
            db.Resumes.Add(
                new Resume
                {
                    Id = Guid.CreateVersion7(),
                    ReferralId = referral.Id,
                    FileName = file.Name,
                    ContentType = file.ContentType,
                    Size = file.Content.Length,
                    Content = file.Content,
                }
            );
        var apart = match.ToReview.Count == 0 ? [] : await MergeDesk.KeptApart(db, candidate.Id, cancellation);
        db.PossibleMatches.AddRange(
            match
                .ToReview.Except(apart)
                .Select(other => new PossibleMatch
                {
                    Id = Guid.CreateVersion7(),
                    ReferralId = referral.Id,
                    OtherCandidateId = other,
                })
        );
        await AskWhetherHere(db, referral, phoneKey, here, now, cancellation);
        db.CandidateLinks.Add(NewCandidateLink.For(key, candidate.Id, referral.Id, now.AddDays(settings.RetentionDays + terms.WindowDays)));

        var committed = await db.Commit(actor, now, cancellation);
        return committed.IsOk ? new Submitted(referral.Id, verdict.Code, verdict.Sentence) : Fail(committed);
    }

    private async Task KeepQueue(AppDbContext db, Guid candidateId, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var credit = await CandidateCredit.Load(db, candidateId, programme, actor, now, cancellation);
        await credit.Follow(new(CreditMoment.OwnershipMoved, PayoutReason.CreditLost, OwnershipEnd.WindowEnded), cancellation);
    }

    private static async Task<Match> Match(AppDbContext db, Form form, string? phoneKey, CancellationToken cancellation)
    {
        var known = await db
            .Contacts.Where(c =>
                (c.Kind == ContactKind.Email && c.Key == form.Email.Key)
                || (form.Slug != null && c.Kind == ContactKind.LinkedIn && c.Key == form.Slug)
                || (phoneKey != null && c.Kind == ContactKind.Phone && c.Key == phoneKey)
            )
            .OrderBy(c => c.Id)
            .Select(c => new KnownContact(c.CandidateId, c.Kind, c.Key!))
            .ToListAsync(cancellation);
        return SamePerson.Find(form.Email.Key, form.Slug, phoneKey, known);
    }

    // A key that already belongs to another candidate stays theirs; somebody decides in Triage.
    private static async Task KeepContacts(
        AppDbContext db,
        Candidate candidate,
        Form form,
        string? phoneKey,
        CancellationToken cancellation
    )
    {
        candidate.AddContact(ContactKind.Email, form.Email.Typed, form.Email.Key);
        if (form is { LinkedIn: { } kept, Slug: null })
            candidate.AddContact(ContactKind.LinkedIn, Fitting(kept), null);
        if (form.Slug is { } slug)
        {
            var anothers = await db.Contacts.AnyAsync(
                c => c.Kind == ContactKind.LinkedIn && c.Key == slug && c.CandidateId != candidate.Id,
                cancellation
            );
            candidate.AddContact(ContactKind.LinkedIn, Fitting(form.LinkedIn!), anothers ? null : slug);
        }
        if (form.Phone is { } phone)
            candidate.AddContact(ContactKind.Phone, Fitting(phone), phoneKey);
    }

    private static string Fitting(string text) => text.Length <= Text.Address ? text : text[..Text.Address];

    // A number is shared by families and by those who pass it on: HR decides, once for a candidate, and meanwhile the referral is worked as
    // usual.
    private static async Task AskWhetherHere(
        AppDbContext db,
        Referral referral,
        string? phoneKey,
        IReadOnlyCollection<Person> here,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (phoneKey is null)
            return;
        var known = here.Select(p => p.Id).ToList();
        var met = await db.People.Where(p => p.PhoneKey == phoneKey && !known.Contains(p.Id)).Select(p => p.Id).ToListAsync(cancellation);
        var asked = await db
            .PersonMatches.Where(m =>
                met.Contains(m.PersonId) && db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == referral.CandidateId)
            )
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
        db.PersonMatches.AddRange(met.Except(asked).Select(person => new PersonMatch(Guid.CreateVersion7(), referral.Id, person, now)));
    }

    private static Result<Submitted> Fail(Result result) => Result<Submitted>.From(result);
}
