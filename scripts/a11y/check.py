"""Accessibility of pages: axe (WCAG 2.2 A and AA, best practice), the keyboard, and no sideways scrolling.

    check.py [--base URL] [--pages FILE] [--crawl N] [--wait SECONDS] [URL ...]

Every page is looked at 1280, 390 and 320 pixels wide, light and dark. Exit 1 with a list of what is wrong.
"""

import argparse
import pathlib
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import axe_playwright_python
from playwright.sync_api import sync_playwright

WIDTHS = (1280, 390, 320)
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

# Elements that a keyboard must reach, with how each looks before it has focus. Of a group of radio buttons one is enough.
REACHABLE = """() => {
  const look = (e) => { const s = getComputedStyle(e); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow,
    s.backgroundColor, s.borderColor, s.textDecorationLine, s.color].join('|') };
  const groups = new Set();
  window.__walk = [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && e.checkVisibility({visibilityProperty: true}))
    .filter(e => { if (e.type !== 'radio') return true; const g = e.name; if (groups.has(g)) return false; groups.add(g); return true });
  window.__look = look;
  window.__before = new Map(window.__walk.map(e => [e, look(e)]));
  return window.__walk.length;
}"""

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  let index = window.__walk.indexOf(e);
  if (index < 0 && e.type === 'radio') index = window.__walk.findIndex(w => w.type === 'radio' && w.name === e.name);
  const box = e.getBoundingClientRect();
  const middle = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
    Math.min(Math.max(box.y + Math.min(box.height, innerHeight) / 2, 0), innerHeight - 1));
  return {
    index, changed: !window.__before.has(e) || window.__look(e) !== window.__before.get(e),
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    name: (e.outerHTML.match(/^<[^>]*>/) || [''])[0].slice(0, 110) + ' ' + (e.textContent || '').trim().replace(/\\s+/g, ' ').slice(0, 40),
  };
}"""

WIDER = """() => {
  const root = document.documentElement, over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return null;
  const inside = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return true; return false };
  const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !inside(e));
  const last = wide[wide.length - 1];
  return over + ' px' + (last ? ': ' + last.outerHTML.slice(0, 110).replace(/\\s+/g, ' ') : '');
}"""


class Faults:
    """What is wrong, once each, with the places where it was seen."""

    def __init__(self):
        self.seen = {}

    def add(self, url, where, what):
        self.seen.setdefault((url, what), []).append(where)

    def show(self):
        for url in dict.fromkeys(url for url, _ in self.seen):
            print(f"\n{url}")
            for (page, what), places in self.seen.items():
                if page == url:
                    print(f"  ✗ {what}\n    {', '.join(dict.fromkeys(places))}")


def walk(page, url, where, faults):
    """Tab from the top to the bottom: everything is reached, is seen to be reached, and nothing holds on."""
    count = page.evaluate(REACHABLE)
    page.evaluate("() => { window.scrollTo(0, 0); document.activeElement && document.activeElement.blur() }")
    reached, previous, still = set(), None, 0
    for _ in range(count * 2 + 10):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus is None:
            if reached:
                break
            continue
        if focus["index"] in reached and focus["index"] == 0:
            break
        still = still + 1 if focus["name"] == previous and focus["index"] in reached else 0
        previous = focus["name"]
        if still > 3:
            faults.add(url, where, f"tastaturet sidder fast ved {focus['name']}")
            break
        if focus["index"] >= 0:
            reached.add(focus["index"])
        if not focus["changed"]:
            faults.add(url, where, f"fokus ses ikke: {focus['name']}")
        if not focus["inView"]:
            faults.add(url, where, f"fokus er uden for skærmen: {focus['name']}")
    for index in sorted(set(range(count)) - reached)[:5]:
        name = page.evaluate("i => window.__walk[i].outerHTML.slice(0, 110).replace(/\\s+/g, ' ')", index)
        faults.add(url, where, f"nås ikke med Tab: {name}")
    return count


def look(page, url, where, faults):
    wider = page.evaluate(WIDER)
    if wider:
        faults.add(url, where, f"siden ruller sidelæns, {wider}")
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS)
    for violation in found["violations"]:
        for node in violation["nodes"][:3]:
            detail = " ".join(node.get("failureSummary", "").split())[:220]
            faults.add(url, where, f"{violation['id']} ({violation['impact']}): {node['html'][:110]} – {detail}")


def check(browser, url, faults, role=None):
    """One page in every width and scheme. Gives the links on it and the number of things that a keyboard reaches."""
    links, reached = [], 0
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 800}, bypass_csp=True, locale="da-DK")
    if role:
        context.add_cookies([{"name": "rolle", "value": role, "url": url}])
    page = context.new_page()
    page.on("pageerror", lambda error: faults.add(url, "script", f"fejl i script: {str(error)[:120]}"))
    answer = page.goto(url, wait_until="load")
    if answer is not None and answer.status >= 400:
        faults.add(url, "alle", f"siden svarer {answer.status}")
        context.close()
        return [], 0
    page.evaluate(AXE)
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            where = f"{width} px {'lyst' if scheme == 'light' else 'mørkt'}"
            look(page, url, where, faults)
            if scheme == "light" and width in (1280, 320):
                reached = max(reached, walk(page, url, where, faults))
                links = page.evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.href)")
                page.evaluate("() => { document.activeElement && document.activeElement.blur(); window.scrollTo(0, 0) }")
    context.close()
    return links, reached


def shape(url):
    """A page's kind: one page of each kind is enough when links are followed."""
    parts = urllib.parse.urlsplit(url)
    segments = [s for s in parts.path.split("/") if s]
    return "/".join("#" if re.search(r"\d", s) or i >= 1 and i == len(segments) - 1 else s
                    for i, s in enumerate(segments)) + "?" * bool(parts.query)


def await_server(base, seconds):
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(base + "/", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > end:
                sys.exit(f"{base} svarer ikke.")
            time.sleep(0.1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("urls", nargs="*")
    parser.add_argument("--base")
    parser.add_argument("--pages", default=pathlib.Path(__file__).with_name("pages.txt"), type=pathlib.Path)
    parser.add_argument("--crawl", type=int, default=0, metavar="N", help="follow links to N more kinds of pages")
    parser.add_argument("--wait", type=float, default=0)
    options = parser.parse_args()

    urls, roles = list(options.urls), {}
    if options.base:
        await_server(options.base, options.wait)
        lines = [line.strip() for line in options.pages.read_text(encoding="utf-8").splitlines()]
        for line in lines:
            if line and not line.startswith("#"):
                path, _, role = line.partition(" ")
                urls.append(options.base + path)
                roles[options.base + path] = role.strip()
    if not urls:
        parser.error("no pages")

    faults, kinds, asked, extra, keys = Faults(), {shape(u) for u in urls}, set(urls), options.crawl, 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        queue = list(urls)
        while queue:
            url = queue.pop(0)
            links, reached = check(browser, url, faults, roles.get(url))
            keys += reached
            for link in links:
                link = link.split("#")[0]
                inside = options.base and link.startswith(options.base + "/")
                if inside and extra > 0 and link not in asked and shape(link) not in kinds and not re.search(
                        r"\.(pdf|xlsx|json|csv|css|woff2)\b|[?&](format|som)=", link):
                    kinds.add(shape(link)), asked.add(link), queue.append(link)
                    extra -= 1
        browser.close()

    faults.show()
    print(f"\nTilgængelighed: {len(asked)} sider i {len(WIDTHS)} bredder, lyst og mørkt; {keys} steder nået med tastatur; "
          f"{len(faults.seen)} fejl.")
    return 1 if faults.seen else 0


if __name__ == "__main__":
    sys.exit(main())
