SELECT CASE
    WHEN @p IN (
        SELECT [p].[OtherCandidateId]
        FROM [PossibleMatches] AS [p]
        UNION ALL
        SELECT [r].[CandidateId] AS [OtherCandidateId]
        FROM [PossibleMatches] AS [p0]
        INNER JOIN [Referrals] AS [r] ON [p0].[ReferralId] = [r].[Id]
        UNION ALL
        SELECT [r0].[CandidateId] AS [OtherCandidateId]
        FROM [PersonMatches] AS [p1]
        INNER JOIN [Referrals] AS [r0] ON [p1].[ReferralId] = [r0].[Id]
        WHERE [p1].[DecidedAt] IS NULL
        UNION ALL
        SELECT [r1].[CandidateId] AS [OtherCandidateId]
        FROM [Referrals] AS [r1]
        WHERE [r1].[TypedEmail] IS NULL AND [r1].[TypedName] IS NOT NULL AND (
            SELECT COUNT(*)
            FROM [CandidateContacts] AS [c]
            WHERE [c].[CandidateId] = [r1].[CandidateId] AND [c].[Kind] = N'Email') > 1 AND NOT EXISTS (
            SELECT 1
            FROM [CandidateMerges] AS [c0]
            WHERE [c0].[IntoId] = [r1].[CandidateId] AND [c0].[UndoneAt] IS NULL)
    ) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN @p IN (
        SELECT [r].[Id]
        FROM [Referrals] AS [r]
        WHERE EXISTS (
            SELECT 1
            FROM [Referrals] AS [r0]
            WHERE [r0].[CandidateId] = [r].[CandidateId] AND [r0].[Stage] = N'Hired' AND [r0].[HiredOn] >= [r].[MadeOn])
    ) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [CreditCases] AS [c]
        WHERE ([c].[BeforeId] = @id OR [c].[NowId] = @id OR ([c].[HireId] = @id2 AND EXISTS (
            SELECT 1
            FROM [Referrals] AS [r]
            WHERE ([r].[Id] = [c].[BeforeId] OR [r].[Id] = [c].[NowId]) AND [r].[ReferrerId] = @referrerId))) AND [c].[ClosedAt] IS NULL) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[HolderId] = @referral_Id AND [r].[Stage] = N'Hired') THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT MAX([r].[HiredOn])
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @candidate AND [r].[Stage] = N'Hired' AND [r].[HiredOn] >= @madeOn

SELECT TOP(1) [a].[Id], [a].[ChainNumber], [a].[Gaps], [a].[Hash], [a].[Mac], [a].[Number], [a].[SetAside], [a].[SetAsideUntil]
FROM [AuditHead] AS [a]

SELECT TOP(1) [c].[Id], [c].[CandidateId], [c].[ExpiresAt], [c].[ReferralId], [c].[TokenHash]
FROM [CandidateLinks] AS [c]
WHERE [c].[ReferralId] = @referralId

SELECT TOP(1) [o].[Id]
FROM [Outbox] AS [o]
WHERE [o].[ReferralId] = @dup AND [o].[Kind] = N'CandidateNotice'

SELECT TOP(1) [o].[NextAttemptAt]
FROM [Outbox] AS [o]
WHERE [o].[State] IN (N'Waiting', N'Sending', N'SendingAgain') AND [o].[NextAttemptAt] <= @now
ORDER BY [o].[NextAttemptAt]

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @message_ReferralId

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Candidate], (
    SELECT TOP(1) [o].[Title]
    FROM [Openings] AS [o]
    WHERE [o].[Id] = [r].[OpeningId]) AS [Opening], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referralId

SELECT TOP(1) [r].[TypedEmail], [r].[TypedName]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @message_ReferralId

SELECT TOP(@p) [o].[Id]
FROM [Outbox] AS [o]
WHERE [o].[State] IN (N'Waiting', N'Sending', N'SendingAgain') AND [o].[NextAttemptAt] <= @now AND ([o].[ClaimedUntil] IS NULL OR [o].[ClaimedUntil] < SYSUTCDATETIME())
ORDER BY [o].[NextAttemptAt], [o].[Id]

SELECT TOP(@p) [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[Purge] = CAST(1 AS bit)
ORDER BY [o].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[Id] = @message_RecipientId AND [p].[WorkEmail] IS NOT NULL
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[Id] = @message_RecipientId AND [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today)
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today) AND [p].[Id] <> @referral_ReferrerId AND EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = @referral_OpeningId AND [o].[PersonId] = [p].[Id])
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today) AND [p].[Id] <> @referral_ReferrerId AND [p].[Id] = @referral_RecruiterId
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today) AND [p].[Roles] & 24 <> 0
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today) AND [p].[Roles] & 32 <> 0
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Name], [p].[WorkEmail]
FROM [People] AS [p]
WHERE [p].[WorkEmail] IS NOT NULL AND ([p].[LastDay] IS NULL OR [p].[LastDay] >= @today) AND [p].[Roles] & 8 <> 0
ORDER BY [p].[Id]

SELECT [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[BeforeId] = @id OR [c].[NowId] = @id OR ([c].[HireId] = @id2 AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE ([r].[Id] = [c].[BeforeId] OR [r].[Id] = [c].[NowId]) AND [r].[ReferrerId] = @referrerId))

SELECT [o].[Id]
FROM [Outbox] AS [o]
WHERE [o].[ClaimId] = @claim
ORDER BY [o].[CreatedAt], [o].[Id]

SELECT [o].[Id], [o].[Attempts], [o].[CandidateId], [o].[ClaimId], [o].[ClaimedUntil], [o].[CreatedAt], [o].[Error], [o].[Facts], [o].[Key], [o].[Kind], [o].[NextAttemptAt], [o].[PayoutId], [o].[Purge], [o].[RecipientId], [o].[ReferralId], [o].[SentAt], [o].[SentWithId], [o].[State], [o].[To], [o].[TraceId]
FROM [Outbox] AS [o]
WHERE [o].[State] IN (N'Waiting', N'Sending', N'SendingAgain') AND [o].[Id] IN (@list)
ORDER BY [o].[CreatedAt], [o].[Id]

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] = @referral_Id AND [p].[Side] = N'Referrer' AND [p].[State] <> N'Cancelled' AND [p].[State] <> N'Forfeited' AND [p].[State] <> N'Declined'
ORDER BY [p].[Number]

SELECT [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @ids1 AND [p].[State] = N'Exported' AND [p].[OpenCount] > 0
ORDER BY [p].[Number]

SELECT [p].[State]
FROM [Payouts] AS [p]
WHERE [p].[HireId] = @facts_HireId AND [p].[RecipientId] = @about_Referral_ReferrerId

SELECT [r].[Id], [r].[CandidateId], [r].[TypedEmail]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list) AND [r].[TypedEmail] IS NOT NULL

SELECT [r].[TypedEmail]
FROM [Outbox] AS [o]
INNER JOIN [Referrals] AS [r] ON [o].[ReferralId] = [r].[Id]
WHERE [o].[To] = N'Candidate' AND [o].[State] = N'Sent' AND [o].[SentAt] >= @dayStart AND [r].[CandidateId] IN (@list) AND [r].[TypedEmail] IS NOT NULL

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Outbox] SET [Attempts] = @p0, [State] = @p1
OUTPUT 1
WHERE [Id] = @p2;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Outbox] SET [ClaimedUntil] = @p0, [SentAt] = @p1, [SentWithId] = @p2, [State] = @p3
OUTPUT 1
WHERE [Id] = @p4;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Outbox] SET [ClaimedUntil] = @p0, [SentAt] = @p1, [State] = @p2
OUTPUT 1
WHERE [Id] = @p3;

UPDATE [o]
SET [o].[ClaimId] = @p,
    [o].[ClaimedUntil] = DATEADD(second, 300, SYSUTCDATETIME())
FROM [Outbox] AS [o]
WHERE [o].[State] IN (N'Waiting', N'Sending', N'SendingAgain') AND [o].[NextAttemptAt] <= @now AND ([o].[ClaimedUntil] IS NULL OR [o].[ClaimedUntil] < SYSUTCDATETIME()) AND [o].[Id] IN (@list)
