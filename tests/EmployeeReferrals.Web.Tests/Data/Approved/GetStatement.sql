SELECT TOP(1) [p].[Name], [p].[EmployeeNumber]
FROM [People] AS [p]
WHERE [p].[Id] = @person

SELECT TOP(@p) [p].[At]
FROM [PayoutLedger] AS [p]
WHERE EXISTS (
    SELECT 1
    FROM [Payouts] AS [p0]
    WHERE [p0].[Id] = [p].[PayoutId] AND [p0].[RecipientId] = @person) AND ([p].[To] IN (N'Released', N'Exported', N'Paid') OR [p].[From] = N'Released') AND ([p].[From] <> [p].[To] OR [p].[From] IS NULL OR [p].[Recovery] <> N'None')
ORDER BY [p].[At] DESC

SELECT [p3].[At], [p3].[From], [p3].[To], [p3].[Reason], [p3].[Amount], [p3].[Currency], [p3].[Recovery], [p3].[Kind], [p3].[c], [p5].[Number], [p5].[Parts], [p5].[RewardName], [p5].[ReferralId], [p5].[HireId], [p5].[c]
FROM (
    SELECT TOP(@p) [p].[At], [p].[From], [p].[To], [p].[Reason], [p].[Amount], [p].[Currency], [p].[Recovery], [p].[Kind], CASE
        WHEN [p].[From] = N'Exported' OR [p].[To] = N'Exported' THEN (
            SELECT MAX([p2].[Number])
            FROM [BatchLines] AS [b]
            INNER JOIN [PayrollBatches] AS [p2] ON [b].[BatchId] = [p2].[Id]
            WHERE [b].[PayoutId] = [p].[PayoutId] AND [p2].[CreatedAt] <= [p].[At])
    END AS [c], [p].[PayoutId], [p].[Number]
    FROM [PayoutLedger] AS [p]
    WHERE EXISTS (
        SELECT 1
        FROM [Payouts] AS [p0]
        WHERE [p0].[Id] = [p].[PayoutId] AND [p0].[RecipientId] = @person) AND ([p].[To] IN (N'Released', N'Exported', N'Paid') OR [p].[From] = N'Released') AND ([p].[From] <> [p].[To] OR [p].[From] IS NULL OR [p].[Recovery] <> N'None') AND [p].[At] >= @from AND [p].[At] < @until
    ORDER BY [p].[At], [p].[PayoutId], [p].[Number]
) AS [p3]
LEFT JOIN (
    SELECT [p4].[Number], [p4].[Parts], [p4].[RewardName], [p4].[ReferralId], [p4].[HireId], [p4].[c], [p4].[Id]
    FROM (
        SELECT [p1].[Number], [p1].[Parts], [p1].[RewardName], [p1].[ReferralId], [p1].[HireId], 1 AS [c], [p1].[Id], ROW_NUMBER() OVER(PARTITION BY [p1].[Id] ORDER BY [p1].[Id]) AS [row]
        FROM [Payouts] AS [p1]
    ) AS [p4]
    WHERE [p4].[row] <= 1
) AS [p5] ON [p3].[PayoutId] = [p5].[Id]
ORDER BY [p3].[At], [p3].[PayoutId], [p3].[Number]

SELECT [r].[Id], [r].[ReferrerId], [r].[TypedName], (
    SELECT TOP(1) [c].[Name]
    FROM [Candidates] AS [c]
    WHERE [c].[Id] = [r].[CandidateId]) AS [Candidate]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @referrals1
