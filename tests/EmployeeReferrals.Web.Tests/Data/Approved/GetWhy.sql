SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = @_8__locals1_query_ReferralId AND [r].[ReferrerId] = @me) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] = @_8__locals1_query_ReferralId
ORDER BY [p].[Side], [p].[Number]

SELECT [p].[PayoutId], [p].[LedgerNumber], [p].[Text]
FROM [PayoutNotes] AS [p]
WHERE [p].[PayoutId] IN (@list)

SELECT [p].[PayoutId], [p].[Seen]
FROM [PayoutLedger] AS [p]
WHERE [p].[PayoutId] IN (@list) AND [p].[Seen] IS NOT NULL
ORDER BY [p].[Number]

SELECT [r0].[ReferrerId], [r0].[MadeOn], [r0].[HiredOn], [r0].[PlannedStart], [r0].[StartedOn], [r0].[Stage], [r0].[Terms], [r0].[Credit], [r0].[CreditSentence], [r0].[Override], [r0].[TypedName], [r0].[OpeningId], [r0].[c], [r0].[c0], [c2].[At], [c2].[By], [c2].[c]
FROM (
    SELECT TOP(1) [r].[ReferrerId], [r].[MadeOn], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[Stage], [r].[Terms], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[TypedName], [r].[OpeningId], (
        SELECT TOP(1) [p].[Name]
        FROM [People] AS [p]
        WHERE [p].[Id] = [r].[ReferrerId]) AS [c], (
        SELECT TOP(1) [c].[Name]
        FROM [Candidates] AS [c]
        WHERE [c].[Id] = [r].[CandidateId]) AS [c0], [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND [r].[Id] = @_8__locals1_query_ReferralId
) AS [r0]
LEFT JOIN (
    SELECT [c1].[At], [c1].[By], [c1].[c], [c1].[ReferralId]
    FROM (
        SELECT [c0].[At], (
            SELECT TOP(1) [p0].[Name]
            FROM [People] AS [p0]
            WHERE [p0].[Id] = [c0].[ActorId]) AS [By], 1 AS [c], [c0].[ReferralId], ROW_NUMBER() OVER(PARTITION BY [c0].[ReferralId] ORDER BY [c0].[Number] DESC) AS [row]
        FROM [CreditDecisions] AS [c0]
        WHERE [c0].[Moment] = N'Overridden'
    ) AS [c1]
    WHERE [c1].[row] <= 1
) AS [c2] ON [r0].[Id] = [c2].[ReferralId]
