using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeatureGen.Tool.Tests.Reporting;

/// <summary>A page in a browser, driven by the DevTools protocol.</summary>
internal sealed class BrowserPage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _limit = new(Patience);
    private readonly List<string> _complaints = [];
    private string? _session;
    private int _calls;
    private bool _isLoaded;

    private BrowserPage()
    {
    }

    /// <summary>What the page wrote to the console, and what the browser had to say about it.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Opens a file in a new page.</summary>
    public static async Task<BrowserPage> Open(Browser browser, string path, int width, int height)
    {
        var page = new BrowserPage();
        await page._socket.ConnectAsync(browser.Address, page._limit.Token);
        var target = await page.Call("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await page.Call("Target.attachToTarget",
            new JsonObject { ["targetId"] = Text(target["targetId"]), ["flatten"] = true });
        page._session = Text(attached["sessionId"]);
        foreach (string domain in (string[])["Page", "Runtime", "Log"]) await page.Call(domain + ".enable", []);
        await page.Resize(width, height);
        await page.Call("Page.navigate", new JsonObject { ["url"] = new Uri(path).AbsoluteUri });
        while (!page._isLoaded) page.Receive(await page.Next());
        return page;
    }

    public Task Resize(int width, int height) => Call("Emulation.setDeviceMetricsOverride",
        new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });

    public Task PreferColours(string scheme) => Call("Emulation.setEmulatedMedia",
        new JsonObject { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }) });

    /// <summary>Presses a key, as a person would.</summary>
    public async Task Press(string key, int code, string text = "")
    {
        foreach (string type in (string[])["keyDown", "keyUp"])
        {
            await Call("Input.dispatchKeyEvent", new JsonObject
            {
                ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = code, ["text"] = type == "keyDown" ? text : "",
            });
        }
    }

    /// <summary>Types into what has the focus.</summary>
    public Task Type(string text) => Call("Input.insertText", new JsonObject { ["text"] = text });

    /// <summary>The value of an expression in the page.</summary>
    public async Task<T> Evaluate<T>(string expression)
    {
        var answer = await Call("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]?.ToJsonString()}");
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    public void Dispose()
    {
        _socket.Dispose();
        _limit.Dispose();
    }

    private async Task<JsonObject> Call(string method, JsonObject parameters)
    {
        int id = ++_calls;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null) message["sessionId"] = _session;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _limit.Token);
        while (true)
        {
            var answer = await Next();
            if (answer["id"]?.GetValue<int>() != id) Receive(answer);
            else if (answer["error"] is { } error) throw new InvalidOperationException($"{method}: {error.ToJsonString()}");
            else return answer["result"]!.AsObject();
        }
    }

    private async Task<JsonObject> Next()
    {
        using var message = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), _limit.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!.AsObject();
    }

    private void Receive(JsonObject news)
    {
        string method = Text(news["method"]);
        if (method == "Page.loadEventFired") _isLoaded = true;
        if (method is "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded")
            _complaints.Add(news["params"]!.ToJsonString());
    }

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
