SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [OpeningRecruiters] AS [o]
        WHERE [o].[OpeningId] = @referral_OpeningId AND [o].[PersonId] = @recruiter) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND (EXISTS (
    SELECT 1
    FROM [OpeningRecruiters] AS [o]
    WHERE [o].[OpeningId] = [r].[OpeningId] AND [o].[PersonId] = @me) OR [r].[OpeningId] IS NULL) AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me3
) AND [r].[Id] = @id

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [Referrals] SET [RecruiterId] = @p0, [Version] = @p1
OUTPUT 1
WHERE [Id] = @p2 AND [Version] = @p3;
