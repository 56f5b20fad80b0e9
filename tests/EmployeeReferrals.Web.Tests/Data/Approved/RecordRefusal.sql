SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [Audit] ([ActedAs], [ActorId], [At], [ChainNumber], [CommitId], [Data], [Event], [Hash], [Seal], [SubjectId])
OUTPUT INSERTED.[Number]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9);
