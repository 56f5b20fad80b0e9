SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @batchId

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(@p) [b].[Id], [b].[Amount], [b].[AnsweredAt], [b].[AnsweredBy], [b].[BatchId], [b].[Currency], [b].[DueOn], [b].[EmployeeNumber], [b].[Kind], [b].[LegalEntity], [b].[Number], [b].[Part], [b].[Parts], [b].[PayoutId], [b].[RecipientId], [b].[RejectCode], [b].[RejectReason], [b].[ReleasedOn], [b].[RewardDays], [b].[RewardName], [b].[State]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id AND [b].[State] = N'Open'
ORDER BY [b].[Number]

SELECT [p].[Id], [p].[Amount], [p].[Currency], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[Id] = @ids1

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PayoutLedger] ([Id], [ActorId], [Amount], [At], [Currency], [DueOn], [From], [Kind], [Number], [PayoutId], [Reason], [Recovery], [Seen], [To])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [BatchLines] SET [AnsweredAt] = @p0, [AnsweredBy] = @p1, [State] = @p2
OUTPUT 1
WHERE [Id] = @p3;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Payouts] SET [LedgerCount] = @p0, [Reason] = @p1, [State] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [PayrollBatches] SET [ClosedAt] = @p0, [OpenCount] = @p1, [State] = @p2, [Version] = @p3, [VoidReason] = @p4, [VoidedAt] = @p5, [VoidedBy] = @p6, [VoidedCount] = @p7
OUTPUT 1
WHERE [Id] = @p8 AND [Version] = @p9;
