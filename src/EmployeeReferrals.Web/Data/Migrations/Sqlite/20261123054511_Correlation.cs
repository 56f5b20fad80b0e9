using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EmployeeReferrals.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Correlation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TraceId",
                table: "Outbox",
                type: "TEXT",
                unicode: false,
                maxLength: 32,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TraceId",
                table: "Outbox");
        }
    }
}
