SELECT COUNT(*)
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id AND [b].[RecipientId] <> @me AND ([b].[EmployeeNumber] = @number OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [b].[RecipientId] AND [p].[NameSearch] LIKE @_8__locals2_word_contains ESCAPE N'\')) AND ([b].[EmployeeNumber] = @number5 OR EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [b].[RecipientId] AND [p0].[NameSearch] LIKE @_8__locals2_word6_contains ESCAPE N'\'))

SELECT COUNT(*)
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id AND [b].[RecipientId] <> @me AND [b].[State] = @state AND ([b].[EmployeeNumber] = @number OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [b].[RecipientId] AND [p].[NameSearch] LIKE @_8__locals2_word_contains ESCAPE N'\')) AND ([b].[EmployeeNumber] = @number6 OR EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [b].[RecipientId] AND [p0].[NameSearch] LIKE @_8__locals2_word7_contains ESCAPE N'\'))

SELECT TOP(1) [p].[Id], [p].[Amount], [p].[ByteCount], [p].[ClosedAt], [p].[CreatedAt], [p].[CreatedBy], [p].[Currency], [p].[CutOff], [p].[DeferredCount], [p].[ExportedAt], [p].[ForfeitedCount], [p].[Layout], [p].[LegalEntity], [p].[LineCount], [p].[Number], [p].[OpenCount], [p].[PaidAmount], [p].[PaidCount], [p].[RejectedCount], [p].[Sha256], [p].[State], [p].[Version], [p].[VoidReason], [p].[VoidedAt], [p].[VoidedBy], [p].[VoidedCount]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @query_BatchId

SELECT [b].[Id], [b].[Amount], [b].[AnsweredAt], [b].[AnsweredBy], [b].[BatchId], [b].[Currency], [b].[DueOn], [b].[EmployeeNumber], [b].[Kind], [b].[LegalEntity], [b].[Number], [b].[Part], [b].[Parts], [b].[PayoutId], [b].[RecipientId], [b].[RejectCode], [b].[RejectReason], [b].[ReleasedOn], [b].[RewardDays], [b].[RewardName], [b].[State], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [b].[RecipientId]) AS [Name], (
    SELECT TOP(1) [p2].[Name]
    FROM [People] AS [p2]
    WHERE [p2].[Id] = [b].[AnsweredBy]) AS [By], (
    SELECT TOP(1) [p3].[State]
    FROM [Payouts] AS [p3]
    WHERE [p3].[Id] = [b].[PayoutId]) AS [Payout], CASE
    WHEN [b].[State] IN (N'Rejected', N'Voided') THEN (
        SELECT MAX([p4].[Number])
        FROM [BatchLines] AS [b0]
        INNER JOIN [PayrollBatches] AS [p4] ON [b0].[BatchId] = [p4].[Id]
        WHERE [b0].[PayoutId] = [b].[PayoutId] AND [b0].[BatchId] <> [b].[BatchId] AND [p4].[Number] > @batch_Number)
END AS [Later]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id AND [b].[RecipientId] <> @me AND ([b].[EmployeeNumber] = @number OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [b].[RecipientId] AND [p].[NameSearch] LIKE @_8__locals2_word_contains ESCAPE N'\')) AND ([b].[EmployeeNumber] = @number5 OR EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [b].[RecipientId] AND [p0].[NameSearch] LIKE @_8__locals2_word6_contains ESCAPE N'\'))
ORDER BY [b].[Number]
OFFSET @p ROWS FETCH NEXT @p9 ROWS ONLY

SELECT [b].[Id], [b].[Amount], [b].[AnsweredAt], [b].[AnsweredBy], [b].[BatchId], [b].[Currency], [b].[DueOn], [b].[EmployeeNumber], [b].[Kind], [b].[LegalEntity], [b].[Number], [b].[Part], [b].[Parts], [b].[PayoutId], [b].[RecipientId], [b].[RejectCode], [b].[RejectReason], [b].[ReleasedOn], [b].[RewardDays], [b].[RewardName], [b].[State], (
    SELECT TOP(1) [p1].[Name]
    FROM [People] AS [p1]
    WHERE [p1].[Id] = [b].[RecipientId]) AS [Name], (
    SELECT TOP(1) [p2].[Name]
    FROM [People] AS [p2]
    WHERE [p2].[Id] = [b].[AnsweredBy]) AS [By], (
    SELECT TOP(1) [p3].[State]
    FROM [Payouts] AS [p3]
    WHERE [p3].[Id] = [b].[PayoutId]) AS [Payout], CASE
    WHEN [b].[State] IN (N'Rejected', N'Voided') THEN (
        SELECT MAX([p4].[Number])
        FROM [BatchLines] AS [b0]
        INNER JOIN [PayrollBatches] AS [p4] ON [b0].[BatchId] = [p4].[Id]
        WHERE [b0].[PayoutId] = [b].[PayoutId] AND [b0].[BatchId] <> [b].[BatchId] AND [p4].[Number] > @batch_Number)
END AS [Later]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id AND [b].[RecipientId] <> @me AND [b].[State] = @state AND ([b].[EmployeeNumber] = @number OR EXISTS (
    SELECT 1
    FROM [People] AS [p]
    WHERE [p].[Id] = [b].[RecipientId] AND [p].[NameSearch] LIKE @_8__locals2_word_contains ESCAPE N'\')) AND ([b].[EmployeeNumber] = @number6 OR EXISTS (
    SELECT 1
    FROM [People] AS [p0]
    WHERE [p0].[Id] = [b].[RecipientId] AND [p0].[NameSearch] LIKE @_8__locals2_word7_contains ESCAPE N'\'))
ORDER BY [b].[Number]
OFFSET @p ROWS FETCH NEXT @p10 ROWS ONLY

SELECT [b].[Kind] AS [Key], COUNT(*) AS [Count], COALESCE(SUM([b].[Amount]), 0.0) AS [Amount], COALESCE(SUM(COALESCE([b].[RewardDays], 0.0)), 0.0) AS [Days]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id
GROUP BY [b].[Kind]
ORDER BY [b].[Kind]

SELECT [b].[State], COUNT(*) AS [Count]
FROM [BatchLines] AS [b]
WHERE [b].[BatchId] = @batch_Id AND [b].[RecipientId] = @actor_PersonId
GROUP BY [b].[State]

SELECT [p].[Id], [p].[Name]
FROM [People] AS [p]
WHERE [p].[Id] = @batch_CreatedBy
