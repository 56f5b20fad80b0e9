SELECT TOP(1) [c].[Name]
FROM [Candidates] AS [c]
WHERE [c].[Id] = @one_AboutId

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
WHERE [c].[IntoId] = @candidates1 AND [c].[UndoneAt] IS NULL

SELECT [c].[Value]
FROM [CandidateContacts] AS [c]
WHERE [c].[CandidateId] = @one_AboutId AND [c].[Kind] = N'Email'
ORDER BY [c].[Id]

SELECT [e].[Rule], [e].[AboutId], [e].[Kept]
FROM [EarlierRulings] AS [e]

SELECT [o].[Id]
FROM [Openings] AS [o]
WHERE [o].[Bonus] IS NOT NULL AND [o].[BonusSetBy] IS NULL
ORDER BY [o].[Id]

SELECT [r].[Id], [r].[ReferrerId], [r].[MadeOn], [r].[TypedName], [r].[TypedEmail], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[ReferrerId]) AS [Referrer]
FROM [Referrals] AS [r]
WHERE [r].[CandidateId] = @one_AboutId
ORDER BY [r].[MadeAt], [r].[Id]
