using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace FeatureGen.Testing.Compilations;

/// <summary>An assembly that was compiled in memory and loaded; unloaded when disposed.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private readonly Context _context;

    private LoadedAssembly(Context context, Assembly assembly)
    {
        _context = context;
        Assembly = assembly;
    }

    /// <summary>The loaded assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Emits a compilation and loads it; an error fails the test.</summary>
    public static LoadedAssembly Emit(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
            Failure.ThrowIfAny(result.Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error), "The code cannot be emitted");
        stream.Position = 0;
        var context = new Context(compilation.References.OfType<PortableExecutableReference>());
        return new LoadedAssembly(context, context.LoadFromStream(stream));
    }

    /// <summary>The type of this full name (nested: <c>Outer+Inner</c>).</summary>
    public Type Type(string fullName) => Assembly.GetType(fullName, throwOnError: true)!;

    /// <summary>Calls a static method; what it throws comes out as it is.</summary>
    public T Invoke<T>(string typeName, string methodName, params object?[] arguments)
    {
        try
        {
            return (T)Method(typeName, methodName).Invoke(null, arguments)!;
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    /// <summary>A delegate to a static method: for spans, and for measuring without reflection in the way.</summary>
    public TDelegate CreateDelegate<TDelegate>(string typeName, string methodName)
        where TDelegate : Delegate => Method(typeName, methodName).CreateDelegate<TDelegate>();

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();

    private MethodInfo Method(string typeName, string methodName) =>
        Type(typeName).GetMethod(methodName, AnyStatic) ?? throw new MissingMethodException(typeName, methodName);

    /// <summary>Takes assemblies from the test's own context first, so that both sides share their types; others from their files.</summary>
    private sealed class Context : AssemblyLoadContext
    {
        public Context(IEnumerable<PortableExecutableReference> references)
            : base("generated code", isCollectible: true)
        {
            string?[] paths = [.. references.Select(static reference => reference.FilePath)];
            Resolving += (context, name) =>
            {
                string? file = Array.Find(paths, path => Path.GetFileNameWithoutExtension(path) == name.Name);
                return file is null ? null : context.LoadFromAssemblyPath(file);
            };
        }
    }
}
