SELECT TOP(1) [a].[Number]
FROM [Audit] AS [a]
WHERE [a].[Event] = N'HireSettled'
ORDER BY [a].[Number]

SELECT TOP(1) [b].[Content]
FROM [BatchFiles] AS [b]
WHERE [b].[BatchId] = @batchId

SELECT TOP(@p) [b].[Id], [b].[Amount], [b].[AnsweredAt], [b].[AnsweredBy], [b].[BatchId], [b].[Currency], [b].[DueOn], [b].[EmployeeNumber], [b].[Kind], [b].[LegalEntity], [b].[Number], [b].[Part], [b].[Parts], [b].[PayoutId], [b].[RecipientId], [b].[RejectCode], [b].[RejectReason], [b].[ReleasedOn], [b].[RewardDays], [b].[RewardName], [b].[State]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @_8__locals1_batchId AND [b].[Number] > @after
ORDER BY [b].[Number]

SELECT TOP(@p) [c].[Id], [c].[Answer], [c].[BeforeId], [c].[ClosedAt], [c].[ClosedBy], [c].[Ground], [c].[HireId], [c].[NowId], [c].[OpenedAt], [c].[Version]
FROM [CreditCases] AS [c]
WHERE [c].[Id] > @after
ORDER BY [c].[Id]

SELECT TOP(@p) [o].[Id], [o].[CandidateId], [o].[EndReason], [o].[EndedAt], [o].[ReferralId], [o].[ReferrerId], [o].[ScopeKey], [o].[SettledByReferralId], [o].[StartedAt], [o].[Version], [o].[WindowEndsOn]
FROM [Ownerships] AS [o]
WHERE [o].[Id] > @after
ORDER BY [o].[Id]

SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE ([p].[Recovery] = N'ToReview' OR ([p].[State] = N'Forfeited' AND [p].[Reason] IN (N'ReferrerLeft', N'HireLeft')) OR ([p].[State] IN (N'Planned', N'Scheduled', N'AwaitingApproval', N'Deferred', N'Released') AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[HireId] AND [r].[Stage] <> N'Hired')) OR ([p].[State] IN (N'Exported', N'Paid') AND [p].[Recovery] = N'None' AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[HireId] AND ([r0].[Stage] <> N'Hired' OR [r0].[StartedOn] IS NULL OR [r0].[HolderId] <> [p].[ReferralId] OR [r0].[HolderId] IS NULL OR EXISTS (
        SELECT 1
        FROM [Referrals] AS [r1]
        WHERE [r1].[Id] = [p].[ReferralId] AND ([r1].[Override] = CAST(0 AS bit) OR ([r1].[Override] IS NULL AND [r1].[Credit] <> N'Earns'))) OR EXISTS (
        SELECT 1
        FROM [People] AS [p0]
        WHERE [p0].[LastDay] IS NOT NULL AND [p0].[LastDay] < [p].[DueOn] AND ([p0].[Id] = [p].[RecipientId] OR [p0].[Id] = [r0].[HiredPersonId])))))) AND [p].[Id] > @last
ORDER BY [p].[Id]

SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Number] > @after
ORDER BY [p].[Number], [p].[Id]

SELECT TOP(@p) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[HireKey] IS NOT NULL AND [r].[Id] > @after
ORDER BY [r].[Id]

SELECT [a0].[SubjectId]
FROM (
    SELECT DISTINCT [a].[SubjectId]
    FROM [Audit] AS [a]
    WHERE [a].[Event] = N'BatchExported' AND NOT EXISTS (
        SELECT 1
        FROM [PayrollBatches] AS [p]
        WHERE [p].[Id] = [a].[SubjectId])
) AS [a0]
ORDER BY [a0].[SubjectId]

SELECT [a0].[SubjectId]
FROM (
    SELECT DISTINCT [a].[SubjectId]
    FROM [Audit] AS [a]
    WHERE [a].[Event] = N'CreditCaseOpened' AND NOT EXISTS (
        SELECT 1
        FROM [CreditCases] AS [c]
        WHERE [c].[Id] = [a].[SubjectId])
) AS [a0]
ORDER BY [a0].[SubjectId]

SELECT [a0].[SubjectId]
FROM (
    SELECT DISTINCT [a].[SubjectId]
    FROM [Audit] AS [a]
    WHERE [a].[Event] = N'OwnershipTaken' AND NOT EXISTS (
        SELECT 1
        FROM [Ownerships] AS [o]
        WHERE [o].[Id] = [a].[SubjectId])
) AS [a0]
ORDER BY [a0].[SubjectId]

SELECT [a0].[SubjectId]
FROM (
    SELECT DISTINCT [a].[SubjectId]
    FROM [Audit] AS [a]
    WHERE [a].[Event] = N'PayoutMoved' AND NOT EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[Id] = [a].[SubjectId])
) AS [a0]
ORDER BY [a0].[SubjectId]

SELECT [a0].[SubjectId]
FROM (
    SELECT DISTINCT [a].[SubjectId]
    FROM [Audit] AS [a]
    WHERE [a].[Event] = N'ReferralMade' AND NOT EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = [a].[SubjectId])
) AS [a0]
ORDER BY [a0].[SubjectId]

SELECT [a].[Event], [a].[At], [a].[ActorId], [a].[Data]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] = @batchId AND [a].[Event] IN (N'BatchExported', N'BatchVoided')
ORDER BY [a].[Number]

SELECT [a].[Number], [a].[CommitId], [a].[SubjectId], [a].[Event], [a].[At], [a].[ActorId], [a].[Data]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] = @ids1 AND [a].[Event] = @names1

SELECT [a].[Number], [a].[CommitId], [a].[SubjectId], [a].[Event], [a].[At], [a].[ActorId], [a].[Data]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] IN (@list) AND [a].[Event] IN (@list)

SELECT [a].[SubjectId], [a].[Event], [a].[At], [a].[ActorId], [a].[Data]
FROM [Audit] AS [a]
WHERE [a].[SubjectId] IN (@list) AND [a].[Event] IN (N'PayoutMoved', N'PayoutFollowed')
ORDER BY [a].[Number]

SELECT [b0].[BatchId]
FROM (
    SELECT DISTINCT [b].[BatchId]
    FROM [BatchFiles] AS [b]
    WHERE NOT EXISTS (
        SELECT 1
        FROM [PayrollBatches] AS [p]
        WHERE [p].[Id] = [b].[BatchId])
) AS [b0]
ORDER BY [b0].[BatchId]

SELECT [b0].[BatchId]
FROM (
    SELECT DISTINCT [b].[BatchId]
    FROM [BatchLines] AS [b]
    WHERE NOT EXISTS (
        SELECT 1
        FROM [PayrollBatches] AS [p]
        WHERE [p].[Id] = [b].[BatchId])
) AS [b0]
ORDER BY [b0].[BatchId]

SELECT [b0].[PayoutId]
FROM (
    SELECT DISTINCT [b].[PayoutId]
    FROM [BatchLines] AS [b]
    WHERE NOT EXISTS (
        SELECT 1
        FROM [Payouts] AS [p]
        WHERE [p].[Id] = [b].[PayoutId])
) AS [b0]
ORDER BY [b0].[PayoutId]

SELECT [b].[Id], [b].[Amount], [b].[AnsweredAt], [b].[AnsweredBy], [b].[BatchId], [b].[Currency], [b].[DueOn], [b].[EmployeeNumber], [b].[Kind], [b].[LegalEntity], [b].[Number], [b].[Part], [b].[Parts], [b].[PayoutId], [b].[RecipientId], [b].[RejectCode], [b].[RejectReason], [b].[ReleasedOn], [b].[RewardDays], [b].[RewardName], [b].[State]
FROM [BatchLines] AS [b]
WHERE [b].[PayoutId] IN (@list)

SELECT [c].[Id], [c].[CandidateId], [c].[Key], [c].[Kind], [c].[Value]
FROM [CandidateContacts] AS [c]
WHERE [c].[Kind] = N'Email' AND [c].[CandidateId] IN (
    SELECT [r].[CandidateId]
    FROM [Referrals] AS [r]
    WHERE [r].[TypedEmail] IS NULL AND [r].[TypedName] IS NOT NULL
) AND EXISTS (
    SELECT 1
    FROM [CandidateContacts] AS [c0]
    WHERE [c0].[CandidateId] = [c].[CandidateId] AND [c0].[Kind] = N'Email' AND [c0].[Id] <> [c].[Id])
ORDER BY [c].[Id]

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE 0 = 1

SELECT [c].[Id], [c].[CreatedAt], [c].[Facts], [c].[From], [c].[SetBy], [c].[Until], [c].[Version]
FROM [Campaigns] AS [c]
ORDER BY [c].[Id]

SELECT [o].[Id]
FROM [Openings] AS [o]
WHERE [o].[Bonus] IS NOT NULL AND [o].[BonusSetBy] IS NULL
ORDER BY [o].[Id]

SELECT [p0].[Id], [p0].[AccessEnded], [p0].[Department], [p0].[EarlierSpells], [p0].[EmployeeNumber], [p0].[FirstDay], [p0].[HiredFromReferralId], [p0].[Kind], [p0].[LastDay], [p0].[LeavingReason], [p0].[LegalEntity], [p0].[Level], [p0].[Location], [p0].[ManagerId], [p0].[Name], [p0].[NameSearch], [p0].[Phone], [p0].[PhoneKey], [p0].[PrivateEmail], [p0].[PrivateEmailKey], [p0].[Roles], [p0].[Version], [p0].[WorkEmail], [p0].[WorkEmailKey], [l].[Id], [l].[FirstDay], [l].[LastDay], [l].[PersonId], [w].[Id], [w].[From], [w].[Percent], [w].[PersonId]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[AccessEnded], [p].[Department], [p].[EarlierSpells], [p].[EmployeeNumber], [p].[FirstDay], [p].[HiredFromReferralId], [p].[Kind], [p].[LastDay], [p].[LeavingReason], [p].[LegalEntity], [p].[Level], [p].[Location], [p].[ManagerId], [p].[Name], [p].[NameSearch], [p].[Phone], [p].[PhoneKey], [p].[PrivateEmail], [p].[PrivateEmailKey], [p].[Roles], [p].[Version], [p].[WorkEmail], [p].[WorkEmailKey]
    FROM [People] AS [p]
    WHERE [p].[Id] > @after
    ORDER BY [p].[Id]
) AS [p0]
LEFT JOIN [Leaves] AS [l] ON [p0].[Id] = [l].[PersonId]
LEFT JOIN [WorkingTimes] AS [w] ON [p0].[Id] = [w].[PersonId]
ORDER BY [p0].[Id], [l].[Id]

SELECT [p1].[Id], [p1].[Amount], [p1].[ApprovedAmount], [p1].[Currency], [p1].[DayOffWorth], [p1].[DaysAfterStart], [p1].[DeferredUntil], [p1].[DueOn], [p1].[EmployeeNumber], [p1].[FullAmount], [p1].[HeldUntil], [p1].[HireId], [p1].[HireKey], [p1].[Kind], [p1].[LedgerCount], [p1].[LegalEntity], [p1].[NeedsApproval], [p1].[Number], [p1].[Parts], [p1].[Reason], [p1].[RecipientId], [p1].[Recovery], [p1].[ReferralId], [p1].[ReleasedAt], [p1].[RewardDays], [p1].[RewardName], [p1].[Round], [p1].[Side], [p1].[State], [p1].[Version], [p0].[Id], [p0].[ActorId], [p0].[Amount], [p0].[At], [p0].[Currency], [p0].[DueOn], [p0].[From], [p0].[Kept], [p0].[Kind], [p0].[Number], [p0].[PayoutId], [p0].[Reason], [p0].[Recovery], [p0].[Seen], [p0].[To]
FROM (
    SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
    FROM [Payouts] AS [p]
    WHERE [p].[Id] > @after
    ORDER BY [p].[Id]
) AS [p1]
LEFT JOIN [PayoutLedger] AS [p0] ON [p1].[Id] = [p0].[PayoutId]
ORDER BY [p1].[Id]

SELECT [p1].[PayoutId]
FROM (
    SELECT DISTINCT [p].[PayoutId]
    FROM [PayoutLedger] AS [p]
    WHERE NOT EXISTS (
        SELECT 1
        FROM [Payouts] AS [p0]
        WHERE [p0].[Id] = [p].[PayoutId])
) AS [p1]
ORDER BY [p1].[PayoutId]

SELECT [p].[At], [p].[ActorId]
FROM [PayoutLedger] AS [p]
WHERE [p].[To] = N'Exported' AND [p].[From] = N'Released' AND EXISTS (
    SELECT 1
    FROM [BatchLines] AS [b]
    WHERE [b].[BatchId] = @batchId AND [b].[Number] = 1 AND [b].[PayoutId] = [p].[PayoutId])

SELECT [p].[HireKey], [p].[Side], [p].[RecipientId], [p].[Number], [p].[Round]
FROM [Payouts] AS [p]
WHERE [p].[HireKey] IN (@list)

SELECT [p].[Id], [p].[ActiveFrom], [p].[IsDraft], [p].[MadeAt], [p].[MadeBy], [p].[Number], [p].[PlanId], [p].[Terms], [p].[Version]
FROM [PlanVersions] AS [p]
WHERE [p].[Id] IN (@list)

SELECT [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[HireKey] IN (@list)

SELECT [r0].[Id], [r0].[CandidateId], [r0].[Channel], [r0].[ClosedAt], [r0].[Credit], [r0].[CreditSentence], [r0].[FirstAnswerAt], [r0].[HireKey], [r0].[HireTerms], [r0].[HiredOn], [r0].[HiredPersonId], [r0].[HolderId], [r0].[KnowsAboutIt], [r0].[MadeAt], [r0].[MadeOn], [r0].[NotSelectedReason], [r0].[OpeningId], [r0].[OverriddenBy], [r0].[Override], [r0].[PlaceFrom], [r0].[PlaceUntil], [r0].[PlannedStart], [r0].[RecruiterId], [r0].[ReferrerId], [r0].[Relationship], [r0].[Stage], [r0].[StageEntry], [r0].[StageSince], [r0].[StartedOn], [r0].[Terms], [r0].[TypedEmail], [r0].[TypedName], [r0].[Version], [r0].[WaitingSince], [r0].[Why], [c].[Id], [c].[ActorId], [c].[At], [c].[Code], [c].[Facts], [c].[Moment], [c].[Number], [c].[Reason], [c].[ReferralId], [c].[Sentence]
FROM (
    SELECT TOP(@p) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
    FROM [Referrals] AS [r]
    WHERE [r].[Id] > @after
    ORDER BY [r].[Id]
) AS [r0]
LEFT JOIN [CreditDecisions] AS [c] ON [r0].[Id] = [c].[ReferralId]
ORDER BY [r0].[Id]

SELECT [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[Id] IN (@list)

SELECT [r].[Id], [r].[HireKey]
FROM [Referrals] AS [r]
WHERE [r].[Stage] = N'Hired' AND [r].[HireKey] IS NOT NULL AND [r].[HireKey] IN (@list)
