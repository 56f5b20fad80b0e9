using System.Net;
using System.Text.RegularExpressions;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.OpenRoles;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Refer;

namespace EmployeeReferrals.Web.Tests.Features.Refer;

/// <summary>What is promised beside the form is what the choice pays, and nothing where nothing can be said.</summary>
public sealed partial class OfferTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task<Offer> Offer(Guid? opening, Guid? chosen = null)
    {
        var form = await portal.Op<GetReferForm>().Execute(portal.Ada.Actor, new(opening, chosen), portal.Token);
        Portal.Ok(form);
        return form.Value.Offer;
    }

    [Fact]
    public async Task General_referral_names_no_amount_before_or_after_it_is_sent()
    {
        Assert.True(await Offer(null) is { IsGeneral: true, Earns: true });
        using var client = EndpointTests.Client(portal, portal.Ada);
        Assert.DoesNotContain("EUR", await Text(client, "/refer"), StringComparison.Ordinal);

        var sent = await portal.Submit(portal.Ada, "general@mail.example", null);
        Portal.Ok(sent);
        var told = await Text(client, $"/refer/sent/{sent.Value.ReferralId}");
        Assert.Contains("You can earn the bonus of the role they are hired for", told, StringComparison.Ordinal);
        Assert.DoesNotContain("EUR", told, StringComparison.Ordinal);
        var mine = await portal.Op<GetMyReferral>().Execute(portal.Ada.Actor, new(sent.Value.ReferralId), portal.Token);
        Assert.Equal(
            "You can earn the bonus of the role they are hired for",
            mine.Value.Referral.CreditTitle(System.Globalization.CultureInfo.InvariantCulture)
        );
        Assert.Empty(mine.Value.Referral.Rail(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task File_of_my_referrals_names_no_amount_for_a_general_one()
    {
        Portal.Ok(await portal.Submit(portal.Ada, "filed@mail.example", null));
        using var client = EndpointTests.Client(portal, portal.Ada);
        Assert.DoesNotContain("2000", await Text(client, "/my-referrals.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Promise_follows_the_choice()
    {
        var outside = Guid.CreateVersion7();
        await portal.MakeOpening(outside, "Porter", [portal.Rita.Id], inProgramme: false);
        using var client = EndpointTests.Client(portal, portal.Ada);
        Assert.Contains("2,000", await Text(client, $"/refer/offer?opening={portal.Nurse}"), StringComparison.Ordinal);
        Assert.Contains("not part of the bonus programme", await Text(client, $"/refer/offer?opening={outside}"), StringComparison.Ordinal);
        Assert.Contains("The bonus of the role", await Text(client, "/refer/offer?opening="), StringComparison.Ordinal);
        Assert.Contains("The bonus of the role", await Text(client, "/refer/offer?opening=nonsense"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_that_takes_nobody_promises_nothing()
    {
        Portal.Ok(
            await portal
                .Op<MoveOpening>()
                .Execute(portal.Hilda.Actor, new(portal.Nurse, OpeningState.Closed, OpeningState.Published), portal.Token)
        );
        Assert.True((await Offer(portal.Nurse)).IsGeneral);
        Assert.True((await Offer(null, portal.Nurse)).IsGeneral);
        var page = await portal.Op<GetOpenRole>().Execute(portal.Ada.Actor, new(portal.Nurse), portal.Token);
        Assert.True(page.Value.Offer.IsGeneral);
    }

    [Fact]
    public async Task Campaign_says_what_it_adds_and_until_when()
    {
        var until = portal.Today.AddDays(5);
        Portal.Ok(
            await portal
                .Op<SaveCampaign>()
                .Execute(
                    portal.Hilda.Actor,
                    new(Guid.CreateVersion7(), new CampaignFacts("Winter nurses", portal.Today, until, OpeningFilter.Any, 2m, null, null)),
                    portal.Token
                )
        );
        var offer = await Offer(portal.Nurse);
        Assert.Equal((4000m, 2000m, "Winter nurses", until), (offer.Amount, offer.BaseAmount, offer.CampaignName, offer.CampaignUntil));
        using var client = EndpointTests.Client(portal, portal.Ada);
        Assert.Contains(
            "2,000 EUR of it from “Winter nurses”, for referrals made by 7 Mar 2026",
            await Text(client, $"/refer?opening={portal.Nurse}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_JavaScript_the_bonus_is_shown_by_a_button_and_the_text_stays()
    {
        using var client = EndpointTests.Client(portal, portal.Ada, keepsCookies: false);
        var form = await client.GetAsync(new Uri("/refer", UriKind.Relative), portal.Token);
        var page = await form.Content.ReadAsStringAsync(portal.Token);
        client.DefaultRequestHeaders.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var post = new MultipartFormDataContent();
        foreach (var (name, value) in HiddenFields.Of(page))
            post.Add(new StringContent(value), name);
        foreach (var (name, value) in new[] { ("name", "Cleo Keeps"), ("opening", portal.Nurse.ToString()), ("show", "yes") })
            post.Add(new StringContent(value), name);
        var shown = await client.PostAsync(new Uri("/refer", UriKind.Relative), post, portal.Token);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var text = Plain(await shown.Content.ReadAsStringAsync(portal.Token));
        Assert.Contains("Cleo Keeps", text, StringComparison.Ordinal);
        Assert.Contains("2,000 EUR", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fix ", text, StringComparison.Ordinal);
    }

    private async Task<string> Text(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), portal.Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Plain(await answer.Content.ReadAsStringAsync(portal.Token));
    }

    private static string Plain(string html) => WebUtility.HtmlDecode(html).Replace('\u00a0', ' ');
}
