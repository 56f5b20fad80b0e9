SELECT COUNT(*)
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] = @me AND [p].[LegalEntity] = @entity

SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] IN (@list)

SELECT MAX([p].[Number])
FROM [PayrollBatches] AS [p]

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @_8__locals1_id

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @command_Id

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @id AND [p].[State] = N'Collecting'

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] IN (@list) AND [c].[ClosedAt] IS NULL

SELECT [p].[Id]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me AND [p].[LegalEntity] = @entity AND (EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[Stage] = N'Hired') OR EXISTS (
    SELECT 1
    FROM [EarlierRulings] AS [e]
    WHERE [e].[Rule] = N'HireUndone' AND [e].[AboutId] = [p].[Id] AND [e].[Kept] = CAST(1 AS bit)))
ORDER BY [p].[LegalEntity], [p].[EmployeeNumber], [p].[Id]

SELECT [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM [People] AS [p]
LEFT JOIN [Leaves] AS [l] ON [p].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p].[Id] = [w].[PersonId]
WHERE [p].[Id] IN (@list)
ORDER BY [p].[Id], [l].[Id]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[Id] IN (@list) AND [p].[State] = N'Released'

SELECT [p].[Id], [p].[OtherCandidateId], (
    SELECT TOP(1) [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[ReferralId]) AS [Mine]
FROM [PossibleMatches] AS [p]
WHERE [p].[OtherCandidateId] IN (@list) OR EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] IN (@list))

SELECT [p].[Id], [r].[CandidateId]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
WHERE [p].[DecidedAt] IS NULL AND [r].[CandidateId] IN (@list)

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [BatchFiles] ([BatchId], [Content])
VALUES (@p0, @p1);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [BatchLines] ([Id], [Amount], [AnsweredAt], [AnsweredBy], [BatchId], [Currency], [DueOn], [EmployeeNumber], [Kind], [LegalEntity], [Number], [Part], [Parts], [PayoutId], [RecipientId], [RejectCode], [RejectReason], [ReleasedOn], [RewardDays], [RewardName], [State])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PayoutLedger] ([Id], [ActorId], [Amount], [At], [Currency], [DueOn], [From], [Kept], [Kind], [Number], [PayoutId], [Reason], [Recovery], [Seen], [To])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PayrollBatches] ([Id], [Amount], [ByteCount], [ClosedAt], [CreatedAt], [CreatedBy], [Currency], [CutOff], [DeferredCount], [ExportedAt], [ForfeitedCount], [Layout], [LegalEntity], [LineCount], [Number], [OpenCount], [PaidAmount], [PaidCount], [RejectedCount], [Sha256], [State], [Version], [VoidReason], [VoidedAt], [VoidedBy], [VoidedCount])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Payouts] SET [LedgerCount] = @p0, [Reason] = @p1, [State] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;
