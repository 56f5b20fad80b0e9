using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>Every operation, with each of its commands failing in turn and with the answer of its commit lost: it is done or not done, and
/// the same command again leaves it done once.</summary>
public sealed class FailEverywhereTests : IAsyncLifetime
{
    private const int MostCommands = 400;

    private readonly BreakablePortal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        portal.Close();
        await portal.DisposeAsync();
    }

    [Fact]
    public Task Command_that_fails_leaves_the_old_state_and_the_same_again_the_new_one() => Every(Break.AtCommand);

    [Fact]
    public Task Lost_answer_to_a_commit_leaves_the_new_state_and_the_same_again_changes_nothing() => Every(Break.AfterCommit);

    private async Task Every(Break how)
    {
        var wrong = new List<string>();
        using var company = portal.Keep();
        foreach (var name in Attempt.Names)
        {
            portal.PutBack(company);
            wrong.AddRange(await Walk(name, how));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<List<string>> Walk(string name, Break how)
    {
        var wrong = new List<string>();
        var flaw = portal.Flaw;
        flaw.Disarm();
        var attempt = await Attempt.New(portal, name);
        using var kept = new Kept(portal);
        flaw.Arm(name, Break.Never, int.MaxValue);
        var whole = await attempt.Call();
        kept.Stop();
        if (kept.Database is not { } before)
            return [$"{name}: asked the database nothing"];
        var done = Attempt.Difference(kept.Seen, portal.Look());
        if (done.Count == 0 != Attempt.WithoutWork.Contains(name))
            wrong.Add($"{name}: changed {Attempt.Said(done)} ({whole.Outcome} {whole.Problem?.Code})");
        for (var nth = 1; nth <= MostCommands; nth++)
        {
            portal.PutBack(before);
            var version = portal.DataVersion();
            flaw.Arm(name, how, nth);
            var told = await Call();
            if (!flaw.Struck)
                break;
            var changed = portal.DataVersion() == version ? [] : Attempt.Difference(kept.Seen, portal.Look());
            if (changed.Count > 0 && !attempt.GoesOn && !Attempt.Equal(changed, done))
                wrong.Add($"{name}, {how} {nth}: half done, {Attempt.Said(changed)} instead of {Attempt.Said(done)}");
            if (changed.Count == 0 && told is { IsOk: true } && whole.IsOk && done.Count > 0)
                wrong.Add($"{name}, {how} {nth}: said done, and was not");
            if (changed.Count == 0 && how == Break.AfterCommit)
                wrong.Add($"{name}, {how} {nth}: committed, and was not done");
            flaw.Disarm();
            var toldAgain = await Call(again: true);
            if (toldAgain is null)
                wrong.Add($"{name}, {how} {nth}: the second try broke");
            var again = Attempt.Difference(kept.Seen, portal.Look());
            if (!attempt.GoesOn && !Attempt.DoneAgainWhenSaidAgain.Contains(name) && !Attempt.Equal(again, done))
                wrong.Add(
                    $"{name}, {how} {nth}: after the second try ({toldAgain?.Outcome} {toldAgain?.Problem?.Code}) "
                        + $"{Attempt.Said(again)} instead of {Attempt.Said(done)}"
                );
            if (portal.IsLocked())
                wrong.Add($"{name}, {how} {nth}: left a transaction open");
        }
        return wrong;

        async Task<Result?> Call(bool again = false)
        {
            try
            {
                return await attempt.Call();
            }
            catch (Exception) when (flaw.Struck || again)
            {
                return null;
            }
        }
    }

    /// <summary>The database as it is when the operation begins.</summary>
    private sealed class Kept : IDisposable
    {
        private readonly BreakablePortal _portal;

        public Kept(BreakablePortal portal)
        {
            _portal = portal;
            portal.Flaw.OnBegin = () => (Database, Seen) = (portal.Keep(), portal.Look());
        }

        public Microsoft.Data.Sqlite.SqliteConnection? Database { get; private set; }
        public Dictionary<string, TableSeen> Seen { get; private set; } = [];

        public void Stop() => _portal.Flaw.OnBegin = null;

        public void Dispose() => Database?.Dispose();
    }
}
