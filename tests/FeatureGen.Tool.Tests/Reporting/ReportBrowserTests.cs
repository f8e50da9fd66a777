using FeatureGen.Formats.Profiles;
using FeatureGen.Testing;
using FeatureGen.Tool.Tests.Support;

namespace FeatureGen.Tool.Tests.Reporting;

/// <summary>The page in a browser, as people use it.</summary>
public sealed class ReportBrowserTests : IDisposable
{
    private const string Shown = "[...document.querySelectorAll('table.fields > tbody')].filter(field => !field.hidden)";
    private const string Names = $"{Shown}.map(field => field.querySelector('bdi').textContent)";
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    // The smallest contrast of the page's texts with what is behind them (WCAG 2.2, 1.4.3), and the text.
    private const string Contrast = """
        (() => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return canvas.getImageData(0, 0, 1, 1).data;
          };
          const luminance = colour => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
            const part = rgba(colour)[i] / 255;
            return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
          }, 0);
          const behind = element => {
            const colour = getComputedStyle(element).backgroundColor;
            return rgba(colour)[3] === 255 || !element.parentElement ? colour : behind(element.parentElement);
          };
          let worst = [99, ''];
          for (const element of document.body.querySelectorAll('*')) {
            if (element.tagName === 'OPTION' || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
              || !element.getClientRects().length) continue;
            const style = getComputedStyle(element);
            const [a, b] = [luminance(element.namespaceURI.endsWith('svg') ? style.fill : style.color), luminance(behind(element))];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < worst[0]) worst = [contrast, element.textContent];
          }
          return worst[0] >= 4.5 ? 'enough' : worst.join(': ');
        })()
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task The_sample_is_sorted_filtered_and_opened_by_keyboard()
    {
        using var browser = new Browser();
        using var page = await BrowserPage.Open(browser, Write(SampleProfiles.AdImpression), 1280, 900);

        Assert.Equal("Ad.DwellSeconds", (await page.Evaluate<string[]>(Names))[0]);
        await page.Evaluate<object>("document.querySelector('[data-c=\"7\"]').click()");
        await page.Evaluate<object>("document.querySelector('[data-c=\"7\"]').click()");
        Assert.Equal("ascending", await page.Evaluate<string>("document.querySelectorAll('table.fields > thead th')[7].ariaSort"));
        Assert.Equal("Ad.LegacyScore", (await page.Evaluate<string[]>(Names))[0]);

        await page.Evaluate<object>("document.getElementById('query').focus()");
        await page.Type("price");
        Assert.Equal(["Ad.Price", "Ad.PriceInCents"], await page.Evaluate<string[]>(Names));
        Assert.Equal("2 of 24 fields", await page.Evaluate<string>("document.getElementById('shown').textContent"));

        await page.Evaluate<object>($"{Shown}[0].querySelector('button').focus()");
        Assert.False(await page.Evaluate<bool>($"{Shown}[0].querySelector('.detail').checkVisibility()"));
        await page.Press("Enter", 13, "\r");
        Assert.Equal("true", await page.Evaluate<string>("document.activeElement.ariaExpanded"));
        Assert.True(await page.Evaluate<double>($"{Shown}[0].querySelector('.plot path.line').getBoundingClientRect().width") > 300);

        await page.Evaluate<object>("document.querySelector('.legend [data-verdict=redundant]').click()");
        Assert.Equal(["Ad.CategoryCode", "Ad.PriceInCents"], (await page.Evaluate<string[]>(Names)).Order());
        await page.Evaluate<object>("document.querySelector('.finding.suspected-leak li a').click()");
        Assert.Equal(24, (await page.Evaluate<string[]>(Names)).Length);
        Assert.Equal("Ad.DwellSeconds", await page.Evaluate<string>("document.activeElement.textContent"));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task The_page_fits_a_phone_and_can_be_read_in_both_colour_schemes()
    {
        using var browser = new Browser();
        using var page = await BrowserPage.Open(browser, Write(SampleProfiles.AdImpression), 390, 844);
        await page.Evaluate<object>("for (const button of document.querySelectorAll('[aria-expanded]')) button.click()");

        foreach (string scheme in (string[])["light", "dark"])
        {
            await page.PreferColours(scheme);
            foreach (int width in (int[])[390, 800, 1280])
            {
                await page.Resize(width, 844);
                Assert.Equal(0, await page.Evaluate<int>(Overflow));
                Assert.Equal("enough", await page.Evaluate<string>(Contrast));
            }
        }
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Hostile_names_stay_text()
    {
        string profile = _folder.Write("h.profile.json", ProfileFileJson.Write(SampleProfiles.Hostile()));
        using var browser = new Browser();
        using var page = await BrowserPage.Open(browser, Write(profile), 390, 844);
        await page.Evaluate<object>("document.getElementById('matrix').focus()");

        Assert.Equal(SampleProfiles.HostileNames, await page.Evaluate<string[]>(Names));
        Assert.Equal("undefined", await page.Evaluate<string>("typeof window.hacked"));
        Assert.Equal(0, await page.Evaluate<int>("document.querySelectorAll('img, #planted, body script').length"));
        Assert.Equal(0, await page.Evaluate<int>(Overflow));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Drift_of_hostile_data_is_shown_on_a_phone()
    {
        var (profile, drift) = SampleProfiles.HostileTable(_folder);
        using var browser = new Browser();
        using var page = await BrowserPage.Open(browser, Write(profile, drift), 390, 844);

        Assert.True(await page.Evaluate<double>("document.querySelector('#drift rect.drifted').getBoundingClientRect().width") > 50);
        Assert.Equal("undefined", await page.Evaluate<string>("typeof window.hacked"));
        Assert.Equal(0, await page.Evaluate<int>("document.querySelectorAll('img, #planted, body script').length"));
        foreach (string scheme in (string[])["light", "dark"])
        {
            await page.PreferColours(scheme);
            Assert.Equal("enough", await page.Evaluate<string>(Contrast));
        }
        Assert.Equal(0, await page.Evaluate<int>(Overflow));
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task Thousands_of_fields_are_shown_by_the_hundred()
    {
        string profile = _folder.Write("w.profile.json", ProfileFileJson.Write(SampleProfiles.Wide(3000)));
        using var browser = new Browser();
        using var page = await BrowserPage.Open(browser, Write(profile), 1280, 900);

        Assert.Equal(100, (await page.Evaluate<string[]>(Names)).Length);
        await page.Evaluate<object>("document.getElementById('more').click()");
        Assert.Equal(200, (await page.Evaluate<string[]>(Names)).Length);
        await page.Evaluate<object>("location.hash = '#f2500'; dispatchEvent(new PopStateEvent('popstate'))");
        Assert.Equal(2500, (await page.Evaluate<string[]>(Names)).Length);
        Assert.Empty(page.Complaints);
    }

    [BrowserFact]
    public async Task The_heat_map_is_read_by_keyboard_and_by_pointing()
    {
        const string Said = "document.getElementById('pair').textContent";
        string profile = _folder.Write("w.profile.json", ProfileFileJson.Write(SampleProfiles.Wide(70)));
        using var browser = new Browser();
        using var page = await BrowserPage.Open(browser, Write(profile), 1280, 900);

        await page.Evaluate<object>("document.getElementById('matrix').focus()");
        Assert.Equal("Session.Feature_00007 and Session.Feature_00000: 1.00, nearly the same", await page.Evaluate<string>(Said));
        (string, int)[] keys =
            [("ArrowDown", 40), ("ArrowDown", 40), ("End", 35), ("ArrowUp", 38), ("Home", 36), ("ArrowLeft", 37)];
        foreach (var (key, code) in keys) await page.Press(key, code);
        string third = await page.Evaluate<string>("document.querySelectorAll('.names text')[2].textContent.slice(1, -1)");
        Assert.StartsWith($"{third} and Session.Feature_00000:", await page.Evaluate<string>(Said));
        Assert.Equal(2, await page.Evaluate<int>("document.querySelectorAll('.names text.on').length"));
        // The cell in the fifth row and second column, by its place on the screen.
        await page.Evaluate<object>("""
            (() => {
              const box = document.querySelector('#matrix .cells').getBoundingClientRect(), cell = box.width / 60;
              document.getElementById('matrix').dispatchEvent(new PointerEvent('pointermove',
                { clientX: box.left + 1.5 * cell, clientY: box.top + 4.5 * cell, bubbles: true }));
            })()
            """);
        Assert.Equal("1,4", await page.Evaluate<string>(
            "(cursor => `${cursor.getAttribute('x')},${cursor.getAttribute('y')}`)(document.querySelector('.cursor'))"));
        await page.Evaluate<object>("document.querySelector('#pair a').click()");
        Assert.Equal("true", await page.Evaluate<string>("document.activeElement.ariaExpanded"));

        foreach (int width in (int[])[390, 800, 1280])
        {
            await page.Resize(width, 844);
            Assert.Equal(0, await page.Evaluate<int>(Overflow));
        }
        Assert.Empty(page.Complaints);
    }

    private string Write(string profile, string? drift = null)
    {
        string page = _folder.File("report.html");
        string[] later = drift is null ? [] : ["--drift", drift];
        ToolRun.Done(["report", "--profile", profile, "--out", page, .. later]);
        return page;
    }
}
