using Bunit;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class FormTests
{
    [Fact]
    public async Task FormField_labels_its_control_and_points_to_the_hint()
    {
        await using var context = new BunitContext();
        var field = Field(context, hint: "We write to this address.", error: null);
        var input = field.Find("input");
        Assert.Equal(field.Find("label").GetAttribute("for"), input.Id);
        Assert.Equal("email-hint", input.GetAttribute("aria-describedby"));
        Assert.Equal("We write to this address.", field.Find("#email-hint").TextContent);
        Assert.Null(input.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task FormField_with_an_error_shows_it_in_place_of_the_hint_and_says_so_to_a_screen_reader()
    {
        await using var context = new BunitContext();
        var field = Field(context, hint: "We write to this address.", error: "Enter an address.");
        var input = field.Find("input");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("email-err", input.GetAttribute("aria-describedby"));
        Assert.Equal("Enter an address.", field.Find("#email-err").TextContent.Trim());
        Assert.Empty(field.FindAll("#email-hint"));
    }

    [Fact]
    public async Task FormField_that_is_mended_is_no_longer_marked()
    {
        await using var context = new BunitContext();
        var field = Field(context, hint: null, error: "Enter an address.");
        field.Render(p => p.Add(f => f.Error, null));
        Assert.Null(field.Find("input").GetAttribute("aria-invalid"));
        Assert.Null(field.Find("input").GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task FormField_that_may_stay_empty_says_optional()
    {
        await using var context = new BunitContext();
        Assert.Contains("optional", Field(context, null, null, optional: true).Find("label").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("optional", Field(context, null, null).Find("label").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorSummary_counts_the_errors_and_leads_to_each_field_on_this_page()
    {
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("/refer?opening=1");
        var summary = context.Render<ErrorSummary>(p =>
            p.Add(s => s.To, "send your referral")
                .Add(
                    s => s.Errors,
                    [new("name", "Name", "Enter the person's name."), new("why", "Why are they a good fit?", "<b>Write</b> one.")]
                )
        );
        Assert.Contains("Fix 2 things to send your referral", summary.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("-1", summary.Find("[role=alert]").GetAttribute("tabindex"));
        Assert.Equal(
            ["Name: Enter the person's name.", "Why are they a good fit? <b>Write</b> one."],
            summary.FindAll("a").Select(a => a.TextContent)
        );
        Assert.Equal(
            ["http://localhost/refer?opening=1#name", "http://localhost/refer?opening=1#why"],
            summary.FindAll("a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task ErrorSummary_without_errors_is_not_there()
    {
        await using var context = new BunitContext();
        Assert.Equal("", context.Render<ErrorSummary>(p => p.Add(s => s.To, "send your referral").Add(s => s.Errors, [])).Markup.Trim());
    }

    private static IRenderedComponent<FormField> Field(BunitContext context, string? hint, string? error, bool optional = false) =>
        context.Render<FormField>(p =>
            p.Add(f => f.Id, "email")
                .Add(f => f.Label, "E-mail")
                .Add(f => f.Hint, hint)
                .Add(f => f.Error, error)
                .Add(f => f.Optional, optional)
                .Add(
                    f => f.ChildContent,
                    attributes =>
                        builder =>
                        {
                            builder.OpenElement(0, "input");
                            builder.AddMultipleAttributes(1, attributes);
                            builder.CloseElement();
                        }
                )
        );
}
