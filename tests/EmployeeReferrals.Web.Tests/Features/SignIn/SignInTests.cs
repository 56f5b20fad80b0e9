using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.SignIn;

/// <summary>Who is let in, by what account, and when no longer.</summary>
public sealed class SignInTests(Portal portal) : IClassFixture<Portal>
{
    private static readonly Actor System = Actor.System("Sign-in");

    private static ProviderAccount Account(
        string? email,
        string? subject = null,
        string issuer = "https://login.example",
        string? number = null,
        Roles claimed = Roles.None
    ) => new(issuer, subject ?? Guid.NewGuid().ToString(), email is null ? [] : [EmailAddress.Parse(email)!], number, claimed, email);

    private Task<Result<Session>> Admit(ProviderAccount account) => portal.Op<AdmitPerson>().Execute(System, account, portal.Token);

    private async Task<(Guid Id, string Email)> Somebody(string? number = null, DateOnly? firstDay = null)
    {
        var (id, email) = (Guid.CreateVersion7(), $"{Guid.NewGuid():N}@company.example");
        Portal.Ok(
            await portal
                .Op<AddPerson>()
                .Execute(
                    portal.Hilda.Actor,
                    new(
                        id,
                        new(
                            "Somebody",
                            email,
                            number,
                            "Company BV",
                            "Nursing",
                            "Utrecht",
                            3,
                            PersonKind.Employee,
                            null,
                            firstDay ?? portal.Today,
                            null,
                            null
                        )
                    ),
                    portal.Token
                )
        );
        return (id, email);
    }

    private async Task<List<string>> Audit(Guid subject)
    {
        await using var db = portal.Db();
        return await db.Audit.Where(a => a.SubjectId == subject).OrderBy(a => a.Number).Select(a => a.Event).ToListAsync(portal.Token);
    }

    [Fact]
    public async Task First_sign_in_links_the_account_by_verified_email_and_later_ones_need_none()
    {
        var (id, email) = await Somebody();
        var account = Account(email.ToUpperInvariant());
        Assert.Equal(id, (await Admit(account)).Value.PersonId);
        Assert.Equal(id, (await Admit(account with { Emails = [] })).Value.PersonId);
        Assert.Equal(["IdentityLinked", "PersonAdded", "SignedIn", "SignedIn"], (await Audit(id)).Order());
    }

    [Fact]
    public async Task First_sign_in_links_by_employee_number()
    {
        var (id, _) = await Somebody(number: "N-4711");
        Assert.Equal(id, (await Admit(Account(null, number: "N-4711"))).Value.PersonId);
    }

    [Fact]
    public async Task Account_that_fits_two_people_is_refused()
    {
        var (_, email) = await Somebody();
        await Somebody(number: "N-2");
        Assert.Equal(TurnedAway.Ambiguous, (await Admit(Account(email, number: "N-2"))).Problem!.Code);
    }

    [Fact]
    public async Task Another_account_with_the_same_email_does_not_take_over()
    {
        var (id, email) = await Somebody();
        Portal.Ok(await Admit(Account(email)));
        Assert.Equal(TurnedAway.LinkedToAnother, (await Admit(Account(email))).Problem!.Code);
        Assert.Equal("SignInRefused", (await Audit(id))[^1]);
    }

    [Fact]
    public async Task Account_of_another_issuer_is_its_own()
    {
        var (id, email) = await Somebody();
        Portal.Ok(await Admit(Account(email, "same")));
        Assert.Equal(TurnedAway.Unknown, (await Admit(Account(null, "same", "https://other.example"))).Problem!.Code);
        Assert.Equal(id, (await Admit(Account(email, "same", "https://other.example"))).Value.PersonId);
    }

    [Fact]
    public async Task Subjects_that_differ_in_capitals_are_two()
    {
        var (_, email) = await Somebody();
        Portal.Ok(await Admit(Account(email, "AbC")));
        Assert.Equal(TurnedAway.Unknown, (await Admit(Account(null, "abc"))).Problem!.Code);
    }

    [Fact]
    public async Task Two_first_sign_ins_at_once_link_one_account()
    {
        var (id, email) = await Somebody();
        var account = Account(email);
        var both = await Task.WhenAll(Admit(account), Admit(account));
        Assert.All(both, r => Assert.Equal(id, r.Value.PersonId));
        await using var db = portal.Db();
        Assert.Equal(1, await db.Identities.CountAsync(i => i.PersonId == id, portal.Token));
    }

    [Theory]
    [InlineData("left")]
    [InlineData("no_access")]
    [InlineData("not_started")]
    [InlineData("unknown")]
    public async Task Person_who_may_not_be_here_is_refused_with_the_reason(string code)
    {
        var (id, email) = await Somebody(firstDay: portal.Today.AddDays(code == "not_started" ? 1 : -9));
        if (code == "left")
            Portal.Ok(
                await portal
                    .Op<RecordLastDay>()
                    .Execute(portal.Hilda.Actor, new(id, portal.Today.AddDays(-1), LeavingReason.OwnWish), portal.Token)
            );
        if (code == "no_access")
            Portal.Ok(await portal.Op<EndAccess>().Execute(portal.Adi.Actor, new(id), portal.Token));
        var refused = await Admit(Account(code == "unknown" ? "nobody@company.example" : email));
        Assert.Equal(code, refused.Problem!.Code);
        await using var db = portal.Db();
        Assert.Equal(0, await db.Identities.CountAsync(i => i.PersonId == id, portal.Token));
        var entry = await db.Audit.OrderByDescending(a => a.Number).FirstAsync(portal.Token);
        Assert.Equal(("SignInRefused", code == "unknown" ? Guid.Empty : id), (entry.Event, entry.SubjectId));
        Assert.Contains(code, entry.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("example", entry.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_ends_when_the_last_day_has_passed_the_access_ends_or_the_account_is_unlinked()
    {
        var (id, email) = await Somebody();
        var session = (await Admit(Account(email))).Value;
        Task<Result<Session>> Again() =>
            portal.Op<ActorFactory>().Make(session.PersonId, session.Claimed, session.IdentityId, portal.Token);

        Portal.Ok(await portal.Op<RecordLastDay>().Execute(portal.Hilda.Actor, new(id, portal.Today, LeavingReason.OwnWish), portal.Token));
        Portal.Ok(await Again());
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(TurnedAway.Left, (await Again()).Problem!.Code);
        Portal.Ok(await portal.Op<UndoLastDay>().Execute(portal.Hilda.Actor, new(id), portal.Token));
        Portal.Ok(await portal.Op<EndAccess>().Execute(portal.Hilda.Actor, new(id), portal.Token));
        Assert.Equal(TurnedAway.NoAccess, (await Again()).Problem!.Code);
        Portal.Ok(await portal.Op<RestoreAccess>().Execute(portal.Hilda.Actor, new(id), portal.Token));
        Portal.Ok(await Again());
        Portal.Ok(await portal.Op<UnlinkIdentity>().Execute(portal.Adi.Actor, new(id, session.IdentityId!.Value), portal.Token));
        Assert.Equal(TurnedAway.Unlinked, (await Again()).Problem!.Code);
        Assert.Equal(id, (await Admit(Account(email))).Value.PersonId);
    }

    [Fact]
    public async Task Roles_are_those_of_the_provider_and_of_the_people_page_together()
    {
        var (id, email) = await Somebody();
        Portal.Ok(await portal.Op<ChangeRoles>().Execute(portal.Adi.Actor, new(id, Roles.Payroll, Roles.None), portal.Token));
        var session = (await Admit(Account(email, claimed: Roles.Recruiter))).Value;
        Assert.Equal(Roles.Employee | Roles.Payroll | Roles.Recruiter, session.Roles);
        Portal.Ok(await portal.Op<ChangeRoles>().Execute(portal.Adi.Actor, new(id, Roles.Auditor, Roles.Payroll), portal.Token));
        var again = (await portal.Op<ActorFactory>().Make(id, session.Claimed, session.IdentityId, portal.Token)).Value;
        Assert.Equal(Roles.Employee | Roles.Auditor | Roles.Recruiter, again.Roles);
        Assert.Equal(again, again.ToPrincipal().ToSession());
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_or_ends_their_own_access()
    {
        Assert.Equal(
            "own_roles",
            (await portal.Op<ChangeRoles>().Execute(portal.Adi.Actor, new(portal.Adi.Id, Roles.Hr, Roles.Administrator), portal.Token))
                .Problem!
                .Code
        );
        Assert.Equal(
            "own_access",
            (await portal.Op<EndAccess>().Execute(portal.Adi.Actor, new(portal.Adi.Id), portal.Token)).Problem!.Code
        );
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'; DROP TABLE People; --")]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    public async Task Hostile_claims_are_looked_up_and_refused(string hostile)
    {
        Assert.Equal(TurnedAway.Unknown, (await Admit(Account(null, hostile, hostile, hostile))).Problem!.Code);
        var claims = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new("iss", "https://login.example"),
                    new("sub", hostile),
                    new("email", hostile),
                    new("email_verified", "true"),
                    new("preferred_username", hostile),
                    new("roles", hostile),
                ],
                "x"
            )
        );
        var read = ProviderAccount.Read(claims, new SignInOptions { Mode = SignInMode.OpenId, NumberClaim = "roles" });
        Assert.Equal(TurnedAway.Unknown, (await Admit(read.Value)).Problem!.Code);
    }
}

public sealed class ProviderAccountTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";

    private static SignInOptions Entra(string tenants = Tenant)
    {
        var options = new SignInOptions
        {
            Mode = SignInMode.Entra,
            Roles = { ["Recruiter"] = "Referrals.Recruiter, TA", ["Hr"] = "Referrals.Hr" },
        };
        options.Entra.TenantId = tenants;
        return options;
    }

    private static Result<ProviderAccount> Read(SignInOptions options, params (string Type, string Value)[] claims) =>
        ProviderAccount.Read(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), "x")), options);

    [Fact]
    public void Entra_account_is_tenant_and_object_id_with_the_mapped_roles()
    {
        var account = Read(
            Entra(),
            ("tid", Tenant.ToUpperInvariant()),
            ("oid", "OID"),
            ("sub", "pairwise"),
            ("preferred_username", "ada@company.example"),
            ("roles", "referrals.recruiter"),
            ("roles", "Administrator")
        ).Value;
        Assert.Equal((Tenant, "oid", Roles.Recruiter), (account.Issuer, account.Subject, account.Claimed));
        Assert.Equal("ada@company.example", Assert.Single(account.Emails).Key);
    }

    [Theory]
    [InlineData("acct", "1", 0)]
    [InlineData("acct", "0", 1)]
    public void Entra_guest_is_not_recognised_by_a_name_from_elsewhere(string claim, string value, int addresses) =>
        Assert.Equal(
            addresses,
            Read(Entra(), ("tid", Tenant), ("oid", "o"), ("preferred_username", "ada@company.example"), (claim, value)).Value.Emails.Count
        );

    [Theory]
    [InlineData(null, 0)]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    [InlineData("true", 1)]
    public void Entra_email_counts_only_when_the_owner_of_the_domain_stands_behind_it(string? verified, int addresses) =>
        Assert.Equal(
            addresses,
            Read(
                Entra(),
                [
                    ("tid", Tenant),
                    ("oid", "o"),
                    ("email", "ada@company.example"),
                    .. verified is null ? Array.Empty<(string, string)>() : [("xms_edov", verified)],
                ]
            ).Value.Emails.Count
        );

    [Theory]
    [InlineData(null, false, 0)]
    [InlineData("false", false, 0)]
    [InlineData("true", false, 1)]
    [InlineData(null, true, 1)]
    public void OpenId_email_counts_only_when_verified_or_trusted_by_setting(string? verified, bool trusted, int addresses)
    {
        var options = new SignInOptions { Mode = SignInMode.OpenId };
        options.OpenId.TrustEmail = trusted;
        Assert.Equal(
            addresses,
            Read(
                options,
                [
                    ("iss", "i"),
                    ("sub", "s"),
                    ("email", "ada@company.example"),
                    .. verified is null ? Array.Empty<(string, string)>() : [("email_verified", verified)],
                ]
            ).Value.Emails.Count
        );
    }

    [Fact]
    public void Entra_tenant_outside_the_list_is_refused()
    {
        var options = Entra($"{Tenant}, {Guid.Empty}");
        Assert.Equal("organizations", options.Entra.SignInTenant);
        Assert.True(Read(options, ("tid", Guid.Empty.ToString()), ("oid", "o")).IsOk);
        Assert.Equal(TurnedAway.Tenant, Read(options, ("tid", Guid.NewGuid().ToString()), ("oid", "o")).Problem!.Code);
    }

    [Fact]
    public void Token_without_what_identifies_is_refused()
    {
        Assert.Equal(TurnedAway.Failed, Read(Entra(), ("tid", Tenant), ("sub", "s")).Problem!.Code);
        Assert.Equal(
            TurnedAway.Failed,
            Read(new SignInOptions { Mode = SignInMode.OpenId }, ("iss", "i"), ("sub", new string('s', 300))).Problem!.Code
        );
    }

    [Fact]
    public async Task Role_is_needed_where_the_setting_says_so()
    {
        await using var portal = new NeedsRolePortal();
        await portal.InitializeAsync();
        Task<Result<Session>> Make(Someone who, Roles claimed) => portal.Op<ActorFactory>().Make(who.Id, claimed, null, portal.Token);
        await using (var db = portal.Db())
        {
            var ada = await db.People.SingleAsync(p => p.Id == portal.Ada.Id, portal.Token);
            ada.ChangeRoles(Roles.None);
            await db
                .People.Where(p => p.Id == portal.Ada.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Roles, Roles.None), portal.Token);
        }
        Assert.Equal(TurnedAway.NoRole, (await Make(portal.Ada, Roles.None)).Problem!.Code);
        Assert.True((await Make(portal.Ada, Roles.Employee)).IsOk);
        Assert.True((await Make(portal.Rita, Roles.None)).IsOk);
    }

    private sealed class NeedsRolePortal : Portal
    {
        protected override void Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) =>
            Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<SignInOptions>(services, o =>
                o.NeedsRole = true
            );
    }
}
