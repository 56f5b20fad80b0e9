using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Features.Mail;

/// <summary>One claim being sent: how it goes, and the line it goes over.</summary>
internal sealed class SendingRound(int maxBroken)
{
    public int Done { get; set; }
    public int Failed { get; set; }

    /// <summary>How often the line broke in a row.</summary>
    public int Broken { get; set; }

    /// <summary>Why the line is down; null: it is not.</summary>
    public DeliveryFailed? Down { get; set; }

    /// <summary>What is not written down does not leave: the database took nothing any more.</summary>
    public bool Stopped { get; set; }
    public IDeliverySession? Session { get; set; }

    public bool HasLine => Down is null && Broken < maxBroken;
}
