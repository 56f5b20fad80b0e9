using Microsoft.EntityFrameworkCore.Migrations;

namespace EmployeeReferrals.Web.Data.Migrations;

/// <summary>That a mail may be on its way stood as a word in the column of failures; it is a state of its own.</summary>
internal static class SendStatesOfMails
{
    private static readonly (string Word, string State)[] States = [("sending", "Sending"), ("sending_again", "SendingAgain")];

    public static void Up(MigrationBuilder migration)
    {
        foreach (var (word, state) in States)
            migration.Sql($"UPDATE Outbox SET State = '{state}', Error = NULL WHERE State = 'Waiting' AND Error = '{word}';");
    }

    public static void Down(MigrationBuilder migration)
    {
        foreach (var (word, state) in States)
            migration.Sql($"UPDATE Outbox SET State = 'Waiting', Error = '{word}' WHERE State = '{state}';");
    }
}
