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

SELECT DISTINCT [r].[CandidateId]
FROM [Referrals] AS [r]
WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL AND (
    SELECT COUNT(*)
    FROM [CandidateContacts] AS [c]
    WHERE [c].[CandidateId] = [r].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
    SELECT 1
    FROM [CandidateMerges] AS [c0]
    WHERE [c0].[IntoId] = [r].[CandidateId] AND [c0].[UndoneAt] IS NULL) AND [r].[CandidateId] IN (@list)

SELECT TOP(1) [o].[Id], [o].[CreatedAt]
FROM [Outbox] AS [o]
WHERE [o].[Kind] = N'ReleaseRun'
ORDER BY [o].[CreatedAt] DESC, [o].[Id] DESC

SELECT TOP(2) [s].[Id], [s].[BatchReminderDays], [s].[DueSoonDays], [s].[FirstAnswerHours], [s].[GeneralRecruiters], [s].[LongInInterview], [s].[LongInNew], [s].[LongInOffer], [s].[LongInScreening], [s].[Name], [s].[PayrollLayout], [s].[PhoneRegion], [s].[RecruitersSeeAll], [s].[ReferralsPerDay], [s].[RemindAgainAfter], [s].[RetentionDays], [s].[Scope], [s].[TimeZone], [s].[UndoMinutes], [s].[Version], [s].[WindowDays], [s].[WorkingDays]
FROM [Settings] AS [s]

SELECT TOP(@p) [p].[Id]
FROM [Payouts] AS [p]
WHERE ([p].[Id] > @_8__locals1_after AND (([p].[State] = N'Scheduled' AND [p].[DueOn] <= @_8__locals1_today AND ([p].[DeferredUntil] IS NULL OR [p].[DeferredUntil] <= @_8__locals1_today)) OR [p].[State] = N'AwaitingApproval' OR ([p].[State] = N'Deferred' AND ([p].[DeferredUntil] <= @_8__locals1_today OR [p].[Reason] = N'InQuestion'))) AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[StartedOn] IS NOT NULL)) OR ([p].[Id] > @_8__locals1_after AND [p].[State] = N'Scheduled' AND [p].[NeedsApproval] = CAST(1 AS bit) AND [p].[DueOn] <= @ahead AND [p].[DueOn] > @_8__locals1_today)
ORDER BY [p].[Id]

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] = @ids1 AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[HireId] IN (@list) AND [c].[ClosedAt] IS NULL

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[From]

SELECT [l].[Id], [l].[CreatedAt], [l].[JoinedIntoId], [l].[Kind], [l].[Name], [l].[State], [l].[Version], [l0].[Kind], [l0].[Key], [l0].[EntryId], [l0].[Written]
FROM [Lists] AS [l]
LEFT JOIN [ListSpellings] AS [l0] ON [l].[Id] = [l0].[EntryId]
ORDER BY [l].[Id], [l0].[Kind]

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
WHERE [p].[Id] = @ids1

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[Id] IN (@list)

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
WHERE [p].[DecidedAt] IS NULL AND [r].[CandidateId] = @candidates1

SELECT [p].[Id], [r].[CandidateId]
FROM [PersonMatches] AS [p]
INNER JOIN [Referrals] AS [r] ON [p].[ReferralId] = [r].[Id]
WHERE [p].[DecidedAt] IS NULL AND [r].[CandidateId] IN (@list)

SELECT [p].[To], [p].[Currency], COUNT(*) AS [Count], COALESCE(SUM([p].[Amount]), 0.0) AS [Sum]
FROM [PayoutLedger] AS [p]
WHERE [p].[At] > @since AND [p].[ActorId] IS NULL AND ([p].[From] <> [p].[To] OR [p].[From] IS NULL) AND [p].[To] IN (N'AwaitingApproval', N'Released', N'Deferred', N'Forfeited')
GROUP BY [p].[To], [p].[Currency]

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referralIds1

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
INSERT INTO [Outbox] ([Id], [Attempts], [CandidateId], [ClaimId], [ClaimedUntil], [CreatedAt], [Error], [Facts], [Key], [Kind], [NextAttemptAt], [PayoutId], [Purge], [RecipientId], [ReferralId], [SentAt], [SentWithId], [State], [To], [TraceId])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [PayoutLedger] ([Id], [ActorId], [Amount], [At], [Currency], [DueOn], [From], [Kept], [Kind], [Number], [PayoutId], [Reason], [Recovery], [Seen], [To])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Payouts] SET [EmployeeNumber] = @p0, [LedgerCount] = @p1, [LegalEntity] = @p2, [Reason] = @p3, [ReleasedAt] = @p4, [State] = @p5, [Version] = @p6
OUTPUT 1
WHERE [Id] = @p7 AND [Version] = @p8;
