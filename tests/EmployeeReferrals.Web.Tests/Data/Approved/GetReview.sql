SELECT TOP(1) [c].[State]
FROM [CreditReviews] AS [c]
WHERE [c].[ReferralId] = @_8__locals1_query_ReferralId

SELECT TOP(1) [r].[ReferrerId]
FROM [Referrals] AS [r]
WHERE [r].[Id] = @_8__locals1_query_ReferralId

SELECT TOP(@p) [r].[Id], [r].[AuthorId], [r].[At], [r].[Text], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [r].[AuthorId]) AS [Name]
FROM [ReviewMessages] AS [r]
WHERE EXISTS (
    SELECT 1
    FROM [CreditReviews] AS [c]
    WHERE [c].[Id] = [r].[ReviewId] AND [c].[ReferralId] = @_8__locals1_query_ReferralId)
ORDER BY [r].[Number]
