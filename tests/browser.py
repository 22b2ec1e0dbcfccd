"""A telephone's browser, as a test holds it: what it complains about is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, expect, sync_playwright

from tests import needs

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)
PATIENCE_MS = 15_000
AWAY = ("ERR_CONNECTION", "ERR_INCOMPLETE", "ERR_EMPTY_RESPONSE", "ERR_NETWORK")
"""What a browser writes when the server is away; no fault of the page."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
"""What axe-core looks for: WCAG 2.1, levels A and AA."""


@contextmanager
def launched() -> Iterator[Browser]:
    """Give a browser. While it is there nothing else may run an event loop in this thread."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=needs.chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


class Screen:
    """One page on a telephone, or on a desk.

    Args:
        browser: that shows it.
        base: address of the web process.
        pictures: folder for screenshots.
        viewport: how large it is.
        scripts: whether JavaScript runs.
    """

    def __init__(
        self, browser: Browser, base: str, pictures: Path, viewport: ViewportSize = PHONE, *, scripts: bool = True
    ) -> None:
        self.viewport, self.scripts = viewport, scripts
        context = browser.new_context(
            base_url=base,
            viewport=viewport,
            device_scale_factor=2 if viewport == PHONE else 1,
            locale="nl-NL",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE_MS)
        self.page: Page = context.new_page()
        self.pictures = pictures
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(reason in message.text for reason in AWAY):
            self.complaints.append(message.text)

    # what a parent does
    def opens(self, path: str) -> "Screen":
        """Go to a page."""
        self.page.goto(path)
        return self

    def types(self, text: str) -> "Screen":
        """Type a message and send it with Enter."""
        self.page.get_by_label("Uw bericht").fill(text)
        self.page.get_by_label("Uw bericht").press("Enter")
        return self

    def taps(self, title: str) -> "Screen":
        """Tap the newest button with this title."""
        self.page.get_by_role("button", name=title, exact=True).and_(self.page.locator(":enabled")).last.click()
        return self

    def tabs_to(self, title: str) -> "Screen":
        """Press Tab until a button or link is in focus, and check that it can be seen that it is."""
        for _ in range(80):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement.textContent.trim()") == title:
                ring = self.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert ring != "none", f"{title!r} is in focus and does not show it"
                return self
        raise AssertionError(f"the keyboard does not reach {title!r}")

    # what a test looks at
    def shows(self, text: str) -> "Screen":
        """Wait until the page has these words; they may be further down."""
        try:
            expect(self.page.get_by_text(text).last).to_be_visible()
        except AssertionError:
            self.picture("missing")
            raise
        return self

    def has_in_sight(self, text: str) -> "Screen":
        """Wait until these words can be read without scrolling."""
        expect(self.page.get_by_text(text).last).to_be_in_viewport(ratio=0.99)
        return self

    def fits(self) -> "Screen":
        """Check that nothing sticks out sideways, here and on a still smaller screen."""
        for width in (self.viewport["width"], 320):
            self.page.set_viewport_size(ViewportSize(width=width, height=self.viewport["height"]))
            wide = self.page.evaluate(
                "[...document.querySelectorAll('body *')].filter(e => e.getClientRects().length"
                " && !e.closest('.unseen') && e.getBoundingClientRect().right > innerWidth + 0.5).map(e => e.outerHTML.slice(0, 80))"
            )
            assert not wide, f"wider than {width}: {wide}"
            assert self.page.evaluate("document.scrollingElement.scrollWidth") <= width
        self.page.set_viewport_size(self.viewport)
        return self

    def is_accessible(self) -> "Screen":
        """Check that axe-core finds nothing that keeps somebody out."""
        found = Axe().run(self.page, options={"runOnly": RULES, "resultTypes": ["violations"]})
        assert not found.violations_count, found.generate_report()
        return self

    def picture(self, name: str, *, whole: bool = False) -> "Screen":
        """Keep what the screen shows now, or the ``whole`` page."""
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=whole)
        return self

    def close(self) -> None:
        """Close it, and check that the browser had nothing to complain about."""
        self.page.context.close()
        assert not self.complaints, self.complaints
