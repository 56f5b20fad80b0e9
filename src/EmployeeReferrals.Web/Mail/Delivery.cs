using EmployeeReferrals.Web.Configuration;
using MimeKit;

namespace EmployeeReferrals.Web.Mail;

/// <summary>The edge of the product where mail leaves it.</summary>
public interface IDelivery
{
    /// <exception cref="DeliveryFailed">No mail leaves at present.</exception>
    Task<IDeliverySession> Open(CancellationToken cancellation);

    /// <summary>Removes what was written of a mail, where that can be done.</summary>
    void Purge(Guid outboxId);
}

public interface IDeliverySession : IAsyncDisposable
{
    /// <exception cref="DeliveryFailed">It was not taken, or the answer got lost.</exception>
    Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation);
}

/// <summary>One file a mail, named by its outbox id: written beside and renamed, so that there are never two.</summary>
public sealed class FolderDelivery(DataFolder folder) : IDelivery
{
    public Task<IDeliverySession> Open(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder.Mail);
        return Task.FromResult<IDeliverySession>(new Session(folder.Mail));
    }

    public void Purge(Guid outboxId)
    {
        foreach (var file in new[] { $"{outboxId}.eml", $"{outboxId}.tmp" })
            File.Delete(Path.Combine(folder.Mail, file));
    }

    private sealed class Session(string root) : IDeliverySession
    {
        public async Task Send(Guid outboxId, MimeMessage message, CancellationToken cancellation)
        {
            var draft = Path.Combine(root, $"{outboxId}.tmp");
            await using (var file = new FileStream(draft, Data.DatabaseCopy.Private(FileMode.Create)))
            {
                // As it would travel: a reader of the file knows no line that takes eight bits.
                message.Prepare(EncodingConstraint.SevenBit);
                await message.WriteToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }
            File.Move(draft, Path.Combine(root, $"{outboxId}.eml"), overwrite: true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
