using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;

namespace EmployeeReferrals.Web.Data;

/// <summary>SQLite is sent one row at a time, and half of a large commit would go into compiling the same few statements again: here each
/// is compiled once, and kept until the connection closes.</summary>
internal sealed class PreparedBatches(ModificationCommandBatchFactoryDependencies dependencies)
    : IModificationCommandBatchFactory,
        IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private SqliteConnection? _connection;

    public ModificationCommandBatch Create() => new Row(this);

    private SqliteCommand Prepared(string text, IRelationalConnection connection)
    {
        if (_connection is null)
        {
            _connection = (SqliteConnection)connection.DbConnection;
            _connection.StateChange += Forget;
        }
        if (!_prepared.TryGetValue(text, out var command))
            _prepared[text] = command = new SqliteCommand(text, _connection);
        command.Transaction = (SqliteTransaction?)connection.CurrentTransaction?.GetDbTransaction();
        command.Parameters.Clear();
        return command;
    }

    // A closed connection goes back to its pool, and what was compiled for it with it.
    private void Forget(object sender, System.Data.StateChangeEventArgs change)
    {
        if (change.CurrentState == System.Data.ConnectionState.Closed)
            Dispose();
    }

    public void Dispose()
    {
        if (_connection is not null)
            _connection.StateChange -= Forget;
        _connection = null;
        foreach (var command in _prepared.Values)
            command.Dispose();
        _prepared.Clear();
    }

    /// <summary>One row: its statement as Entity Framework writes it, and what it expects to come back.</summary>
    private sealed class Row(PreparedBatches owner) : ModificationCommandBatch
    {
        private readonly StringBuilder _text = new();
        private IReadOnlyModificationCommand? _row;
        private ResultSetMapping _answers;
        private bool _transaction,
            _more;

        public override IReadOnlyList<IReadOnlyModificationCommand> ModificationCommands => _row is null ? [] : [_row];
        public override bool RequiresTransaction => _transaction;
        public override bool AreMoreBatchesExpected => _more;

        public override bool TryAddCommand(IReadOnlyModificationCommand modificationCommand)
        {
            if (_row is not null)
                return false;
            _row = modificationCommand;
            var writes = owner.Dependencies.UpdateSqlGenerator;
            _answers = modificationCommand.EntityState switch
            {
                EntityState.Added => writes.AppendInsertOperation(_text, modificationCommand, 0, out _transaction),
                EntityState.Modified => writes.AppendUpdateOperation(_text, modificationCommand, 0, out _transaction),
                EntityState.Deleted => writes.AppendDeleteOperation(_text, modificationCommand, 0, out _transaction),
                _ => throw new InvalidOperationException($"A row cannot be saved as {modificationCommand.EntityState}."),
            };
            return true;
        }

        public override void Complete(bool moreBatchesExpected) => _more = moreBatchesExpected;

        public override Task ExecuteAsync(IRelationalConnection connection, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Execute(connection);
            return Task.CompletedTask;
        }

        public override void Execute(IRelationalConnection connection)
        {
            var row = _row!;
            try
            {
                var command = owner.Prepared(_text.ToString(), connection);
                foreach (var column in row.ColumnModifications)
                {
                    if (column.UseCurrentValueParameter)
                        Add(command, column, column.ParameterName!, column.Value);
                    if (column.UseOriginalValueParameter)
                        Add(command, column, column.OriginalParameterName!, column.OriginalValue);
                }
                if (_answers == ResultSetMapping.NoResults)
                    command.ExecuteNonQuery();
                else
                    Answer(command, row);
            }
            catch (SqliteException failed)
            {
                throw new DbUpdateException("The row could not be saved.", failed, row.Entries);
            }
        }

        private void Add(SqliteCommand command, IColumnModification column, string name, object? value) =>
            command.Parameters.Add(
                column.TypeMapping!.CreateParameter(
                    command,
                    owner.Dependencies.SqlGenerationHelper.GenerateParameterName(name),
                    value,
                    column.IsNullable
                )
            );

        private static void Answer(SqliteCommand command, IReadOnlyModificationCommand row)
        {
            using var reader = command.ExecuteReader();
            if (!reader.Read())
                throw new DbUpdateConcurrencyException("The row is not there any more as it was read.", row.Entries);
            var at = 0;
            // What the database gives are numbers of its own.
            foreach (var column in row.ColumnModifications.Where(c => c.IsRead))
                column.Value = Convert.ChangeType(
                    reader.GetInt64(at++),
                    column.Property!.ClrType,
                    System.Globalization.CultureInfo.InvariantCulture
                );
        }
    }

    private ModificationCommandBatchFactoryDependencies Dependencies => dependencies;
}
