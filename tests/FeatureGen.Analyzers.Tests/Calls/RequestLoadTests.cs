using FeatureGen.Testing.Analyzers;

namespace FeatureGen.Analyzers.Tests.Calls;

/// <summary>FG4004: loads that each request pays for, beside those that are made once.</summary>
public sealed class RequestLoadTests
{
    private const string Frameworks = """
        namespace Microsoft.AspNetCore.Mvc
        {
            public class ControllerBase; public class Controller : ControllerBase; public class ApiControllerAttribute : Attribute;
        }
        namespace Microsoft.AspNetCore.Http
        {
            public class HttpContext; public class EndpointFilterInvocationContext;
            public static class EndpointFilterExtensions
            {
                public static void AddEndpointFilter(object builder, Func<EndpointFilterInvocationContext, object?> filter) { }
            }
        }
        namespace Microsoft.AspNetCore.Mvc.RazorPages { public class PageModel; }
        namespace Microsoft.AspNetCore.Mvc.Filters
        {
            public class ActionExecutingContext; public interface IActionFilter { void OnActionExecuting(ActionExecutingContext context); }
        }
        namespace Microsoft.AspNetCore.SignalR { public class Hub; public class Hub<T> : Hub; }
        namespace Microsoft.Azure.Functions.Worker
        {
            public class FunctionAttribute(string name) : Attribute { public string Name => name; }
            public class TimerTriggerAttribute(string schedule) : Attribute { public string Schedule => schedule; }
        }
        namespace Microsoft.Azure.WebJobs { public class FunctionNameAttribute(string name) : Attribute { public string Name => name; } }
        namespace Amazon.Lambda.Core { public interface ILambdaContext; }
        namespace MassTransit { public class ConsumeContext<T>; }
        namespace FastEndpoints { public class BaseEndpoint; public class Endpoint<T> : BaseEndpoint; }
        namespace MediatR { public interface IRequestHandler<in TRequest, TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken token); } }
        namespace Microsoft.AspNetCore.Builder
        {
            public class WebApplication;
            public class WebBuilder;
            public static class Endpoints
            {
                public static void MapGet(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapGroup(this WebApplication app, string pattern, Action<WebBuilder> build) { }
                public static void MapPost(this WebApplication app, string pattern, Delegate handler) { }
                public static void Use(this WebApplication app, Func<Microsoft.AspNetCore.Http.HttpContext, Func<Task>,
                    Task> middleware) { }
            }
        }
        namespace Microsoft.Extensions.Hosting
        {
            public class BackgroundService { protected virtual Task ExecuteAsync(CancellationToken token) => Task.CompletedTask; }
        }
        namespace Microsoft.Extensions.DependencyInjection
        {
            public class Services { public void AddSingleton<T>(Func<IServiceProvider, T> factory) { } }
        }
        namespace Grpc.Core { public class ServerCallContext; }
        public class ClickRequest { public Ad[] Ads = []; public string Path = ""; }
        public class Cache { public T GetOrCreate<T>(string key, Func<string, T> create) => create(key); }
        """;

    [Theory]
    [InlineData("""
        class AdsController : Microsoft.AspNetCore.Mvc.Controller
        {
            private static readonly RankingModel<Ad> s_once = RankingModel<Ad>.Load("ad.json");
            private static readonly Lazy<RankingModel<Ad>> s_lazy = new(() => RankingModel<Ad>.Load("ad.json"));
            private static RankingModel<Ad>? s_model;
            private RankingModel<Ad>? _model;
            public AdsController() => _model = RankingModel<Ad>.Load("ad.json");
            public int Rank(Ad[] ads, Ranked[] top) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Rank(ads, top);
            public int Local(Ad[] ads, Ranked[] top)
            {
                var model = {|FG4004:RankingModel<Ad>.Load("ad.json")|}; return model.Rank(ads, top);
            }
            public void Field() => _model = {|FG4004:RankingModel<Ad>.Load("ad.json")|};
            private RankingModel<Ad> Model { get { return {|FG4004:RankingModel<Ad>.Load("ad.json")|}; } }
            public int First(Ad[] ads, Ranked[] top) =>
                (s_model ??= RankingModel<Ad>.Load("ad.json")).Rank(ads, top) + s_once.Rank(ads, top) + s_lazy.Value.Rank(ads, top);
            public int FirstToo(Ad[] ads, Ranked[] top)
            {
                if (_model is null) _model = RankingModel<Ad>.Load("ad.json"); return _model.Rank(ads, top);
            }
            private static readonly Dictionary<string, RankingModel<Ad>> s_models = [];
            public int ByName(string name, Ad[] ads, Ranked[] top)
            {
                if (s_models.TryGetValue(name, out var known)) return known.Rank(ads, top);
                var model = RankingModel<Ad>.Load(name); s_models[name] = model; return model.Rank(ads, top);
            }
            public int Stored(string name, Ad[] ads, Ranked[] top)
            {
                var model = RankingModel<Ad>.Load(name); s_models.TryAdd(name, model); return model.Rank(ads, top);
            }
            public int Handed(string name, Ad[] ads, Ranked[] top)
            {
                var model = {|FG4004:RankingModel<Ad>.Load(name)|}; _model = model; return Count(model, ads, top);
            }
            private static int Count(RankingModel<Ad> model, Ad[] ads, Ranked[] top) => model.Rank(ads, top);
            public int Cached(Cache cache, Ad[] ads, Ranked[] top) =>
                cache.GetOrCreate("ad.json", path => RankingModel<Ad>.Load(path)).Rank(ads, top);
            public void Swap() => s_model = RankingModel<Ad>.Load("new.json");
            public void Reload() => s_once.Reload("ad.json");
            public RankingModel<Ad> LoadModel() => RankingModel<Ad>.Load("ad.json");
            public object Used => (Model, _model!);
        }
        [Microsoft.AspNetCore.Mvc.ApiController] class Api { public object Get() => {|FG4004:RankingModel<Ad>.Load("ad.json")|}; }
        class Service { public object Get() => RankingModel<Ad>.Load("ad.json"); }
        """)]
    [InlineData("""
        using Microsoft.AspNetCore.Builder;
        class Program
        {
            private RankingModel<Ad>? _model;
            static void Main(Microsoft.AspNetCore.Builder.WebApplication app, Microsoft.Extensions.DependencyInjection.Services services)
            {
                var model = RankingModel<Ad>.Load("ad.json");
                services.AddSingleton(_ => RankingModel<Ad>.Load("ad.json"));
                app.MapGet("/", (Ad[] ads, Ranked[] top) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Rank(ads, top));
                app.MapPost("/best", async (Ad[] ads) =>
                    { var m = {|FG4004:RankingModel<Ad>.Load("ad.json")|}; await Task.Yield(); return m.Score(ads[0]); });
                app.MapGet("/once", (Ad[] ads, Ranked[] top) => model.Rank(ads, top));
                app.MapPost("/swap", (Program program) => { program._model = RankingModel<Ad>.Load("ad.json"); });
                app.MapGet("/local", Handle);
                app.MapGet("/lazy", (Cache cache) => cache.GetOrCreate("a", _ => RankingModel<Ad>.Load("ad.json")).Bias);
                app.Use((context, next) => { Console.WriteLine({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias); return next(); });
                app.MapGroup("/branch", (WebBuilder branch) => Console.WriteLine(RankingModel<Ad>.Load("ad.json").Bias));
                Once();
                static float Handle(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
                static float Once() => RankingModel<Ad>.Load("ad.json").Bias;
            }
        }
        """)]
    [InlineData("""
        using Microsoft.AspNetCore.Http;
        class Middleware
        {
            private RankingModel<Ad>? _model;
            public Task InvokeAsync(HttpContext context)
            {
                var model = {|FG4004:RankingModel<Ad>.Load("ad.json")|}; Console.WriteLine(model.Bias); return Task.CompletedTask;
            }
            public Task Invoke(HttpContext context) { _model ??= RankingModel<Ad>.Load("ad.json"); return Task.CompletedTask; }
            public Task InvokeAsync(string name) { Console.WriteLine(RankingModel<Ad>.Load(name).Bias); return Task.CompletedTask; }
        }
        class AdService { public Task<float> Rank(ClickRequest request, Grpc.Core.ServerCallContext context) =>
            Task.FromResult({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias); }
        class Worker : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                var model = RankingModel<Ad>.Load("ad.json");
                while (!token.IsCancellationRequested)
                {
                    var m = {|FG4004:RankingModel<Ad>.Load("ad.json")|}; await Task.Yield(); Console.WriteLine(m.Bias + model.Bias);
                }
            }
        }
        class Nightly : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token)
            {
                while (true) { Console.WriteLine(RankingModel<Ad>.Load("ad.json").Bias); await Task.Delay(1000, token); }
            }
        }
        class Queue
        {
            void Handle(List<ClickRequest> requests, Ranked[] top)
            {
                foreach (var request in requests) Console.WriteLine({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Rank(request.Ads, top));
                foreach (var request in requests) Console.WriteLine(RankingModel<Ad>.Load(request.Path).Bias);
                foreach (var path in new[] { "a.json", "b.json" }) Console.WriteLine(RankingModel<Ad>.Load(path).Bias);
                for (int i = 0; i < 3; i++) Console.WriteLine(RankingModel<Ad>.Load("ad.json").Bias);
            }
        }
        """)]
    [InlineData("""
        using Microsoft.AspNetCore.Builder;
        static class Program
        {
            static void Main(Microsoft.AspNetCore.Builder.WebApplication app)
            {
                app.MapGet("/x", Handlers.Get);
                app.MapPost("/y", Shop.Own.Handlers.Post);
                app.MapGet("/z", Own);
                app.MapGet("/w", Handlers.Load);
                Console.WriteLine(Never() + Handlers.Never());
            }
            static float Own(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            static float Never() => RankingModel<Ad>.Load("ad.json").Bias;
            static float Get() => RankingModel<Ad>.Load("ad.json").Bias;
        }
        static class Handlers
        {
            public static float Get(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public static float Never() => RankingModel<Ad>.Load("ad.json").Bias;
            public static float Load(Ad ad) => RankingModel<Ad>.Load("ad.json").Score(ad);
        }
        namespace Shop.Own
        {
            static class Handlers { public static float Post(Ad ad) { var m = {|FG4004:RankingModel<Ad>.Load("ad.json")|}; return m.Score(ad); } }
        }
        """)]
    [InlineData("""
        using Microsoft.AspNetCore.Builder;
        class Routes(AdHandlers given, IHandlers any, Pages page)
        {
            private readonly AdHandlers _handlers = new();
            private AdHandlers Handlers => given;
            void Map(Microsoft.AspNetCore.Builder.WebApplication app, Func<Ad, float> never)
            {
                var handlers = new AdHandlers();
                app.MapGet("/variable", handlers.Get);
                app.MapGet("/field", _handlers.Field);
                app.MapGet("/own", this.Handlers.Property);
                app.MapGet("/given", (Delegate)given.Given);
                app.MapGet("/made", new Func<Ad, float>(new AdHandlers().Made));
                app.MapGet("/any", any.Any);
                app.MapGet("/page", page.Show);
                app.MapGet("/never", never);
                app.MapGet("/other", new Others().Other);
                Console.WriteLine(new Others().Get(default) + new AdHandlers().Other(default) + new AdHandlers().never(default));
            }
        }
        interface IHandlers { float Any(Ad ad); }
        class AdHandlers : IHandlers
        {
            public float Get(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Field(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Property(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Given(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Made(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Any(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Other(Ad ad) => RankingModel<Ad>.Load("ad.json").Score(ad);
            public float never(Ad ad) => RankingModel<Ad>.Load("ad.json").Score(ad);
        }
        class Others
        {
            public float Get(Ad ad) => RankingModel<Ad>.Load("ad.json").Score(ad);
            public float Any(Ad ad) => RankingModel<Ad>.Load("ad.json").Score(ad);
            public float Other(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
        }
        class Pages { public virtual float Show(Ad ad) => 0; }
        class AdPages : Pages { public override float Show(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad); }
        """)]
    [InlineData("""
        class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
        {
            private readonly RankingModel<Ad> _once = RankingModel<Ad>.Load("ad.json");
            private static RankingModel<Ad>? s_model;
            public float OnGet(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad) + _once.Bias;
            public void OnPost() => s_model ??= RankingModel<Ad>.Load("ad.json");
        }
        class AdHub : Microsoft.AspNetCore.SignalR.Hub
        {
            public Task<float> Score(Ad ad) => Task.FromResult({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad));
        }
        class TypedHub : Microsoft.AspNetCore.SignalR.Hub<IDisposable>
        {
            public float Score(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
        }
        class Functions
        {
            [Microsoft.Azure.Functions.Worker.Function("score")]
            public float Score(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            [Microsoft.Azure.WebJobs.FunctionName("old")]
            public static float Old(Ad ad) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            [Microsoft.Azure.Functions.Worker.Function("nightly")]
            public void Nightly([Microsoft.Azure.Functions.Worker.TimerTrigger("0 0 * * *")] string timer) =>
                Console.WriteLine(RankingModel<Ad>.Load("ad.json").Bias);
            public float Helper(Ad ad) => RankingModel<Ad>.Load("ad.json").Score(ad);
        }
        class Lambda
        {
            public float Handler(Ad ad, Amazon.Lambda.Core.ILambdaContext context) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(ad);
            public float Nightly(ScheduledEvent e, Amazon.Lambda.Core.ILambdaContext context) => RankingModel<Ad>.Load("ad.json").Bias;
        }
        class ScheduledEvent;
        record RankAds(Ad[] Ads); record ReloadModel(string Path);
        class RankAdsHandler : MediatR.IRequestHandler<RankAds, float>
        {
            public Task<float> Handle(RankAds request, CancellationToken token) =>
                Task.FromResult({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Score(request.Ads[0]));
            public float Handle(string other) => RankingModel<Ad>.Load(other).Bias;
        }
        class ReloadModelHandler : MediatR.IRequestHandler<ReloadModel, float>
        {
            public Task<float> Handle(ReloadModel request, CancellationToken token) => Task.FromResult(RankingModel<Ad>.Load(request.Path).Bias);
        }
        record RescoreAll(Ad[] Ads);
        class RescoreAllHandler : MediatR.IRequestHandler<RescoreAll, float>
        {
            public Task<float> Handle(RescoreAll request, CancellationToken token) => Task.FromResult(RankingModel<Ad>.Load("ad.json").Bias);
        }
        class Consumer
        {
            public float Consume(MassTransit.ConsumeContext<RankAds> context) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias;
            public float Consume(MassTransit.ConsumeContext<ReloadModel> context) => RankingModel<Ad>.Load("ad.json").Bias;
        }
        class Endpoint : FastEndpoints.Endpoint<RankAds>
        {
            public Task HandleAsync(RankAds ads) { Console.WriteLine({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias); return Task.CompletedTask; }
            public void Configure() => Console.WriteLine(RankingModel<Ad>.Load("ad.json").Bias);
        }
        class Filter : Microsoft.AspNetCore.Mvc.Filters.IActionFilter
        {
            public void OnActionExecuting(Microsoft.AspNetCore.Mvc.Filters.ActionExecutingContext context) =>
                Console.WriteLine({|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias);
        }
        class EndpointFilter
        {
            public float InvokeAsync(Microsoft.AspNetCore.Http.EndpointFilterInvocationContext context) =>
                {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias;
            static void Add(Microsoft.AspNetCore.Builder.WebApplication app)
            {
                Microsoft.AspNetCore.Http.EndpointFilterExtensions.AddEndpointFilter(app,
                    (context) => {|FG4004:RankingModel<Ad>.Load("ad.json")|}.Bias);
            }
        }
        """)]
    [InlineData("""
        class AdsController(RankingModel<Ad> model) : Microsoft.AspNetCore.Mvc.Controller
        {
            public int Rank(Ad[] ads, Ranked[] top) { {|FG4009:model.Reload("ad.json")|}; return model.Rank(ads, top); }
            public float Score(Ad ad) { {|FG4009:model.Reload("ad.json")|}; var score = model.Score(ad); return score; }
            public int Joined(RankingModel<Impression> joined, Visitor visitor, Ad[] ads, Ranked[] top)
            {
                {|FG4009:joined.Reload("ad.json")|};
                return JoinedRanking.Rank<Impression, Visitor, Ad>(joined, visitor, ads, top);
            }
            public void Put(string path) => model.Reload(path);
            public float Tried(string path) { model.Reload(path); return model.Score(s_probe); }
            public int Changed(Ad[] ads, Ranked[] top, bool isNew) { if (isNew) model.Reload("ad.json"); return model.Rank(ads, top); }
            public int Guarded(Ad[] ads, Ranked[] top, bool isNew)
            {
                if (!isNew) return model.Rank(ads, top);
                model.Reload("ad.json");
                return model.Rank(ads, top);
            }
            public int Switched(Ad[] ads, Ranked[] top, int mode)
            {
                switch (mode) { case 1: model.Reload("ad.json"); break; }
                return model.Rank(ads, top);
            }
            public int Later(Ad[] ads, Ranked[] top) { int count = model.Rank(ads, top); model.Reload("ad.json"); return count; }
            public float SwapModel(Ad probe) { model.Reload("ad.json"); return model.Score(probe); }
            public float ReloadAll(Ad probe) { model.Reload("ad.json"); return model.Score(probe); }
            private static readonly Ad s_probe = new() { Price = 1 };
        }
        class AdminController(RankingModel<Ad> model) : Microsoft.AspNetCore.Mvc.Controller
        {
            public float Put(Ad probe) { model.Reload("ad.json"); return model.Score(probe); }
        }
        class Service(RankingModel<Ad> model)
        {
            public int Rank(Ad[] ads, Ranked[] top) { model.Reload("ad.json"); return model.Rank(ads, top); }
            public void All(List<ClickRequest> requests, Ranked[] top)
            {
                foreach (var request in requests) { {|FG4009:model.Reload("ad.json")|}; Console.WriteLine(model.Rank(request.Ads, top)); }
            }
        }
        """)]
    public Task Loads(string source) => CallTest.Of(source, Frameworks).RunAsync();

    [Fact]
    public Task Messages_say_when_it_is_loaded()
    {
        var test = CallTest.Of(
            """
            using Microsoft.AspNetCore.Builder;
            class AdsController : Microsoft.AspNetCore.Mvc.Controller
            {
                public int Rank(ClickRequest[] requests, Ranked[] top) =>
                    {|#0:RankingModel<Ad>.Load("ad.json")|}.Rank(requests[0].Ads, top);
                static void Map(Microsoft.AspNetCore.Builder.WebApplication app) =>
                    app.MapGet("/", () => {|#1:RankingModel<Impression>.Load("a")|}.Bias);
            }
            """,
            Frameworks);
        test.TestState.ExpectedDiagnostics.AddRange(
        [
            new DiagnosticResult("FG4004").WithLocation(0).WithMessage(
                "'RankingModel<Ad>.Load' reads and checks the whole model file at each request of 'AdsController': "
                + "load it once, into a static field or a singleton, and swap it with Reload"),
            new DiagnosticResult("FG4004").WithLocation(1).WithMessage(
                "'RankingModel<Impression>.Load' reads and checks the whole model file at each request, in the handler given to 'MapGet': "
                + "load it once, into a static field or a singleton, and swap it with Reload"),
        ]);
        return test.RunAsync();
    }
}
