SELECT COALESCE(SUM([l].[Version] + 1), 0)
FROM [Lists] AS [l]

SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] = @candidates1

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @_8__locals1_id

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @id

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @id AND [p].[State] = N'Collecting'

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE ([p].[State] = N'Collecting' AND [p].[CreatedAt] <= @before) OR ([p].[State] = N'Exported' AND [p].[VoidedAt] <= @before1)
ORDER BY [p].[Number]

SELECT [b].[Id], [b].[Amount], [b].[AnsweredAt], [b].[AnsweredBy], [b].[BatchId], [b].[Currency], [b].[DueOn], [b].[EmployeeNumber], [b].[Kind], [b].[LegalEntity], [b].[Number], [b].[Part], [b].[Parts], [b].[PayoutId], [b].[RecipientId], [b].[RejectCode], [b].[RejectReason], [b].[ReleasedOn], [b].[RewardDays], [b].[RewardName], [b].[State], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [b].[RecipientId]) AS [Name]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @id
ORDER BY [b].[Number]

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] = @ids1 AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

SELECT [p].[Id]
FROM [Payouts] AS [p]
WHERE [p].[State] = N'Released' AND [p].[Currency] = @scope_Currency AND [p].[ReleasedAt] < @until AND [p].[RecipientId] <> @me AND (EXISTS (
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

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[Id] = @chunk1 AND [p].[State] = N'Released'

SELECT [p].[Id], [p].[CreatedAt], [p].[Name], [p].[RetiredFrom], [p].[Version]
FROM [Plans] AS [p]
ORDER BY [p].[Name]

SELECT [p].[Id], [p].[OtherCandidateId], (
    SELECT TOP(1) [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[ReferralId]) AS [Mine]
FROM [PossibleMatches] AS [p]
WHERE [p].[OtherCandidateId] = @candidates1 OR EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @candidates2)

SELECT [p].[Id], [r].[CandidateId]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
WHERE [p].[DecidedAt] IS NULL AND [r].[CandidateId] = @candidates1

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referralIds1

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
UPDATE [Payouts] SET [LedgerCount] = @p0, [Reason] = @p1, [State] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [PayrollBatches] SET [Amount] = @p0, [LineCount] = @p1, [OpenCount] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [PayrollBatches] SET [ByteCount] = @p0, [ExportedAt] = @p1, [Sha256] = @p2, [State] = @p3, [Version] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [Version] = @p6;
