SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE ([r].[CandidateId] = @candidateId OR [r].[CandidateId] = @otherId) AND [r].[ReferrerId] = @actor_PersonId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [Referrals] AS [r]
        WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] = @otherId) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END

SELECT TOP(1) [r].[Id], [r].[CandidateId], [r].[Channel], [r].[ClosedAt], [r].[Credit], [r].[CreditSentence], [r].[FirstAnswerAt], [r].[HireKey], [r].[HireTerms], [r].[HiredOn], [r].[HiredPersonId], [r].[HolderId], [r].[KnowsAboutIt], [r].[MadeAt], [r].[MadeOn], [r].[NotSelectedReason], [r].[OpeningId], [r].[OverriddenBy], [r].[Override], [r].[PlaceFrom], [r].[PlaceUntil], [r].[PlannedStart], [r].[RecruiterId], [r].[ReferrerId], [r].[Relationship], [r].[Stage], [r].[StageEntry], [r].[StageSince], [r].[StartedOn], [r].[Terms], [r].[TypedEmail], [r].[TypedName], [r].[Version], [r].[WaitingSince], [r].[Why]
FROM [Referrals] AS [r]
WHERE [r].[ReferrerId] <> @me AND [r].[CandidateId] NOT IN (
    SELECT [r0].[CandidateId]
    FROM [Referrals] AS [r0]
    WHERE [r0].[ReferrerId] = @me1
) AND [r].[Id] = @id

SELECT [c].[Id], [c].[ContactIds], [c].[FromId], [c].[IntoId], [c].[MergedAt], [c].[MergedBy], [c].[ReferralIds], [c].[UndoneAt], [c].[Version]
FROM [CandidateMerges] AS [c]
WHERE [c].[IntoId] = @into1 AND [c].[UndoneAt] IS NULL

SELECT [p].[Id], [p].[OtherCandidateId], [p].[ReferralId]
FROM [PossibleMatches] AS [p]
WHERE ([p].[OtherCandidateId] = @other1 AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r]
    WHERE [r].[Id] = [p].[ReferralId] AND [r].[CandidateId] = @one1)) OR ([p].[OtherCandidateId] = @one2 AND EXISTS (
    SELECT 1
    FROM [Referrals] AS [r0]
    WHERE [r0].[Id] = [p].[ReferralId] AND [r0].[CandidateId] = @other2))

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [PossibleMatches]
OUTPUT 1
WHERE [Id] = @p0;

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);

SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [CandidateMerges] ([Id], [ContactIds], [FromId], [IntoId], [MergedAt], [MergedBy], [ReferralIds], [UndoneAt], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8);
