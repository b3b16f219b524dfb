using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Netra.Compliance.Cli.History.Migrations;

/// <summary>The first version: runs with their tests and points. Types are left to the database.</summary>
[DbContext(typeof(HistoryContext))]
[Migration("20261127000000_Runs")]
internal sealed class Runs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "netra_runs",
            columns: table => new
            {
                Id = table.Column<string>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
                AtFrom = table.Column<string>(nullable: false),
                Assembly = table.Column<string>(nullable: false),
                Commit = table.Column<string>(nullable: true),
                Branch = table.Column<string>(nullable: true),
                Verdict = table.Column<string>(nullable: false),
                Declared = table.Column<decimal>(nullable: false),
                Proven = table.Column<decimal>(nullable: false),
                Protected = table.Column<decimal>(nullable: false),
                Unverified = table.Column<decimal>(nullable: false),
                AtRisk = table.Column<decimal>(nullable: false),
                Lost = table.Column<decimal>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_netra_runs", run => run.Id));
        migrationBuilder.CreateTable(
            name: "netra_tests",
            columns: table => new
            {
                RunId = table.Column<string>(nullable: false),
                Place = table.Column<int>(nullable: false),
                Key = table.Column<string>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Assembly = table.Column<string>(nullable: false),
                Title = table.Column<string>(nullable: false),
                Module = table.Column<string>(nullable: false),
                Category = table.Column<string>(nullable: true),
                Stage = table.Column<string>(nullable: true),
                Segment = table.Column<string>(nullable: true),
                Owner = table.Column<string>(nullable: true),
                State = table.Column<string>(nullable: false),
                Reason = table.Column<string>(nullable: true),
                Usd = table.Column<decimal>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_netra_tests", test => new { test.RunId, test.Place });
                table.ForeignKey(
                    "FK_netra_tests_netra_runs_RunId", test => test.RunId, "netra_runs", "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateTable(
            name: "netra_points",
            columns: table => new
            {
                RunId = table.Column<string>(nullable: false),
                Place = table.Column<int>(nullable: false),
                TestKey = table.Column<string>(nullable: false),
                Name = table.Column<string>(nullable: false),
                State = table.Column<string>(nullable: false),
                Outcome = table.Column<string>(nullable: false),
                Usd = table.Column<decimal>(nullable: false),
                DurationMs = table.Column<double>(nullable: false),
                Faults = table.Column<int>(nullable: false),
                Caught = table.Column<int>(nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_netra_points", point => new { point.RunId, point.Place });
                table.ForeignKey(
                    "FK_netra_points_netra_runs_RunId", point => point.RunId, "netra_runs", "Id",
                    onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_netra_runs_At", "netra_runs", "At");
        migrationBuilder.CreateIndex("IX_netra_tests_Key", "netra_tests", "Key");
    }
}
