SELECT [c0].[Id], [c0].[About], [c0].[AskedAt], [c0].[AskedBy], [c0].[LastAt], [c0].[ReferralId], [c0].[State], [c0].[Version], [r].[Id], [r].[At], [r].[AuthorId], [r].[Number], [r].[ReviewId], [r].[Text]
FROM (
    SELECT TOP(1) [c].[Id], [c].[About], [c].[AskedAt], [c].[AskedBy], [c].[LastAt], [c].[ReferralId], [c].[State], [c].[Version]
    FROM [CreditReviews] AS [c]
    WHERE [c].[ReferralId] = @command_ReferralId
) AS [c0]
LEFT JOIN [ReviewMessages] AS [r] ON [c0].[Id] = [r].[ReviewId]
ORDER BY [c0].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [ReviewMessages] ([Id], [At], [AuthorId], [Number], [ReviewId], [Text])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [CreditReviews] SET [State] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;
