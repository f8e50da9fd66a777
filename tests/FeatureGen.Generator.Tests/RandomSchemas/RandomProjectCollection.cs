namespace FeatureGen.Generator.Tests.RandomSchemas;

/// <summary>The properties that share one <see cref="RandomProject"/>.</summary>
[CollectionDefinition(nameof(RandomProject))]
public sealed class RandomProjectCollection : ICollectionFixture<RandomProject>;
