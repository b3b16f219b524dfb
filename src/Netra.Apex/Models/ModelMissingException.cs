namespace Netra.Apex.Models;

/// <summary>A model is needed and none is configured.</summary>
public sealed class ModelMissingException() : Exception(
    $"No model is configured: start the platform with {nameof(ApexOptions)}.{nameof(ApexOptions.Model)} set to an endpoint, a key and a model.");
