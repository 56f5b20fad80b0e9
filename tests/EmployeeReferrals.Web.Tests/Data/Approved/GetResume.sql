SELECT TOP(1) [r].[FileName], [r].[ContentType], [r].[Content]
FROM [Resumes] AS [r]
WHERE [r].[Id] = @_8__locals1_query_ResumeId AND [r].[ReferralId] = @_8__locals1_query_ReferralId AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] <> @me AND (EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = [r0].[OpeningId] AND [o].[PersonId] = @me) OR [r0].[OpeningId] IS NULL) AND [r0].[CandidateId] NOT IN (
        SELECT [r1].[CandidateId]
        FROM [Referrals] AS [r1]
        WHERE [r1].[ReferrerId] = @me6
    ) AND [r0].[Id] = [r].[ReferralId])
