SELECT COUNT(*)
FROM [CreditReviews] AS [c]
WHERE [c].[AskedBy] <> @me

SELECT COUNT(*)
FROM [CreditReviews] AS [c]
WHERE [c].[AskedBy] <> @me AND [c].[State] = N'Open'

SELECT [c0].[ReferralId], [c0].[About], [c0].[State], [c0].[LastAt], [r].[Credit], [r].[Override], (
    SELECT TOP(1) [p].[Name]
    FROM [People] AS [p]
    WHERE [p].[Id] = [c0].[AskedBy]) AS [Referrer], (
    SELECT TOP(1) [c1].[Name]
    FROM [Candidates] AS [c1]
    WHERE [c1].[Id] = [r].[CandidateId]) AS [Candidate]
FROM (
    SELECT [c].[Id], [c].[About], [c].[AskedBy], [c].[LastAt], [c].[ReferralId], [c].[State], CASE
        WHEN [c].[State] = N'Open' THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c]
    FROM [CreditReviews] AS [c]
    WHERE [c].[AskedBy] <> @me
    ORDER BY CASE
        WHEN [c].[State] = N'Open' THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END DESC, [c].[LastAt], [c].[Id]
    OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
) AS [c0]
INNER JOIN [Referrals] AS [r] ON [c0].[ReferralId] = [r].[Id]
ORDER BY [c0].[c] DESC, [c0].[LastAt], [c0].[Id]

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CreditCases] ([Id], [Answer], [BeforeId], [ClosedAt], [ClosedBy], [Ground], [HireId], [NowId], [OpenedAt], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);
