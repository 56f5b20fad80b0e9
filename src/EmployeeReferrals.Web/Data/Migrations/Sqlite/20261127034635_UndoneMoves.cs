using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UndoneMoves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsUndone",
                table: "StageMoves",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Undoes",
                table: "StageMoves",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "UndoMinutes",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsUndone",
                table: "StageMoves");

            migrationBuilder.DropColumn(
                name: "Undoes",
                table: "StageMoves");

            migrationBuilder.DropColumn(
                name: "UndoMinutes",
                table: "Settings");
        }
    }
}
