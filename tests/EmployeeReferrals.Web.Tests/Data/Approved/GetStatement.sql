SELECT TOP(1) [p].[Name], [p].[EmployeeNumber]
FROM [People] AS [p]
WHERE [p].[Id] = @person

SELECT TOP(@p) [p].[At]
FROM [PayoutLedger] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Payouts] AS [p0]
    WHERE [p0].[Id] = [p].[PayoutId] AND [p0].[RecipientId] = @person) AND ([p].[To] IN (N'Released', N'Exported', N'Paid') OR [p].[From] = N'Released' OR [p].[From] = N'Exported') AND ([p].[From] <> [p].[To] OR [p].[From] IS NULL OR [p].[Recovery] <> N'None')
ORDER BY [p].[At] DESC

SELECT [p4].[At], [p4].[From], [p4].[To], [p4].[Reason], [p4].[c], [p4].[Currency], [p4].[Recovery], [p4].[Kind], [p4].[c0], [p6].[Number], [p6].[Parts], [p6].[RewardName], [p6].[ReferralId], [p6].[HireId], [p6].[c]
FROM (
    SELECT TOP(@p) [p].[At], [p].[From], [p].[To], [p].[Reason], CASE
        WHEN ([p].[From] <> [p].[To] OR [p].[From] IS NULL) AND [p].[From] IN (N'Released', N'Exported') THEN (
            SELECT TOP(1) [p1].[Amount]
            FROM [PayoutLedger] AS [p1]
            WHERE [p1].[PayoutId] = [p].[PayoutId] AND [p1].[Number] = [p].[Number] - 1)
        ELSE [p].[Amount]
    END AS [c], [p].[Currency], [p].[Recovery], [p].[Kind], CASE
        WHEN [p].[From] = N'Exported' OR [p].[To] = N'Exported' THEN (
            SELECT MAX([p3].[Number])
            FROM [BatchLines] AS [b]
            INNER JOIN [PayrollBatches] AS [p3] ON [b].[BatchId] = [p3].[Id]
            WHERE [b].[PayoutId] = [p].[PayoutId] AND [p3].[CreatedAt] <= [p].[At])
    END AS [c0], [p].[PayoutId], [p].[Number]
    FROM [PayoutLedger] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Payouts] AS [p0]
        WHERE [p0].[Id] = [p].[PayoutId] AND [p0].[RecipientId] = @person) AND ([p].[To] IN (N'Released', N'Exported', N'Paid') OR [p].[From] = N'Released' OR [p].[From] = N'Exported') AND ([p].[From] <> [p].[To] OR [p].[From] IS NULL OR [p].[Recovery] <> N'None') AND [p].[At] >= @from AND [p].[At] < @until
    ORDER BY [p].[At], [p].[PayoutId], [p].[Number]
) AS [p4]
LEFT JOIN (
    SELECT [p5].[Number], [p5].[Parts], [p5].[RewardName], [p5].[ReferralId], [p5].[HireId], [p5].[c], [p5].[Id]
    FROM (
        SELECT [p2].[Number], [p2].[Parts], [p2].[RewardName], [p2].[ReferralId], [p2].[HireId], 1 AS [c], [p2].[Id], ROW_NUMBER() OVER(PARTITION BY [p2].[Id] ORDER BY [p2].[Id]) AS [row]
        FROM [Payouts] AS [p2]
    ) AS [p5]
    WHERE [p5].[row] <= 1
) AS [p6] ON [p4].[PayoutId] = [p6].[Id]
ORDER BY [p4].[At], [p4].[PayoutId], [p4].[Number]

SELECT [r].[Id], [r].[ReferrerId], [r].[TypedName], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Candidate]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referrals1
