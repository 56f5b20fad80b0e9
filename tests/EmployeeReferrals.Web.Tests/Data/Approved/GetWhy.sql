SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[Id] = @_8__locals1_query_ReferralId AND [r].[ReferrerId] = @me) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[HireTerms]
FROM [Referrals] AS [r]
WHERE [r].[HolderId] = @referralId AND [r].[Stage] = N'Hired'
ORDER BY [r].[HiredOn] DESC, [r].[Id] DESC

SELECT TOP(@p) [p].[Id], [p].[Amount], [p].[ApprovedAmount], [p].[Currency], [p].[DayOffWorth], [p].[DaysAfterStart], [p].[DeferredUntil], [p].[DueOn], [p].[EmployeeNumber], [p].[FullAmount], [p].[HeldUntil], [p].[HireId], [p].[HireKey], [p].[Kind], [p].[LedgerCount], [p].[LegalEntity], [p].[NeedsApproval], [p].[Number], [p].[Parts], [p].[Reason], [p].[RecipientId], [p].[Recovery], [p].[ReferralId], [p].[ReleasedAt], [p].[RewardDays], [p].[RewardName], [p].[Round], [p].[Side], [p].[State], [p].[Version]
FROM [Payouts] AS [p]
WHERE [p].[ReferralId] = @referralId
ORDER BY [p].[Side], [p].[Number]

SELECT [p].[Id], [p].[LedgerNumber], [p].[PayoutId], [p].[Text]
FROM [PayoutNotes] AS [p]
WHERE [p].[PayoutId] IN (@list)

SELECT [p].[PayoutId], [p].[Seen]
FROM [PayoutLedger] AS [p]
WHERE [p].[PayoutId] IN (@list) AND [p].[Seen] IS NOT NULL
ORDER BY [p].[Number]

SELECT [r4].[ReferrerId], [r4].[MadeOn], [r4].[HiredOn], [r4].[PlannedStart], [r4].[StartedOn], [r4].[Stage], [r4].[Terms], [r4].[Credit], [r4].[CreditSentence], [r4].[Override], [r4].[TypedName], [r4].[OpeningId], [r4].[HolderId], [r4].[c], [r4].[c0], [r4].[c1], [r4].[c2], [c3].[At], [c3].[By], [c3].[c]
FROM (
    SELECT TOP(1) [r].[ReferrerId], [r].[MadeOn], [r].[HiredOn], [r].[PlannedStart], [r].[StartedOn], [r].[Stage], [r].[Terms], [r].[Credit], [r].[CreditSentence], [r].[Override], [r].[TypedName], [r].[OpeningId], [r].[HolderId], CASE
        WHEN [r].[Id] IN (
            SELECT [r1].[Id]
            FROM [CreditCases] AS [c]
            CROSS JOIN [Referrals] AS [r0]
            CROSS JOIN [Referrals] AS [r1]
            WHERE [c].[ClosedAt] IS NULL AND ([r0].[Id] = [c].[BeforeId] OR [r0].[Id] = [c].[NowId]) AND ([r1].[Id] = [r0].[Id] OR ([r1].[Id] = [c].[HireId] AND [r1].[ReferrerId] = [r0].[ReferrerId]))
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], CASE
        WHEN [r].[Id] IN (
            SELECT [r2].[Id]
            FROM [Referrals] AS [r2]
            WHERE EXISTS (
                SELECT 1
                FROM [Referrals] AS [r3]
                WHERE [r3].[CandidateId] = [r2].[CandidateId] AND [r3].[Stage] = N'Hired' AND [r3].[HiredOn] >= [r2].[MadeOn])
        ) THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c0], (
        SELECT TOP(1) [p].[Name]
        FROM [People] AS [p]
        WHERE [p].[Id] = [r].[ReferrerId]) AS [c1], (
        SELECT TOP(1) [c0].[Name]
        FROM [Candidates] AS [c0]
        WHERE [c0].[Id] = [r].[CandidateId]) AS [c2], [r].[Id]
    FROM [Referrals] AS [r]
    WHERE [r].[ReferrerId] <> @me AND [r].[Id] = @_8__locals1_query_ReferralId
) AS [r4]
LEFT JOIN (
    SELECT [c2].[At], [c2].[By], [c2].[c], [c2].[ReferralId]
    FROM (
        SELECT [c1].[At], (
            SELECT TOP(1) [p0].[Name]
            FROM [People] AS [p0]
            WHERE [p0].[Id] = [c1].[ActorId]) AS [By], 1 AS [c], [c1].[ReferralId], ROW_NUMBER() OVER(PARTITION BY [c1].[ReferralId] ORDER BY [c1].[Number] DESC) AS [row]
        FROM [CreditDecisions] AS [c1]
        WHERE [c1].[Moment] = N'Overridden'
    ) AS [c2]
    WHERE [c2].[row] <= 1
) AS [c3] ON [r4].[Id] = [c3].[ReferralId]
