SELECT TOP(1) [b].[Content]
FROM [BatchFiles] AS [b]
WHERE [b].[BatchId] = @query_BatchId

SELECT TOP(1) [p].[Number], [p].[Currency], [p].[CutOff], [p].[Sha256]
FROM [PayrollBatches] AS [p]
WHERE [p].[Id] = @query_BatchId
