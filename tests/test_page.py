"""The page of the service, in a real browser."""

import contextlib
import email
import email.policy
import json
import random
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect, sync_playwright
from programs import program
from running_service import Service, service_running

CHROMIUM = program("chromium")
SWITCHES = ("headless", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking")
ARGUMENTS = [f"--{switch}" for switch in (*SWITCHES, "disable-component-update", "disable-sync")]
FIXTURES = Path(__file__).parent.parent / "fixtures" / "email"
expect.set_options(timeout=20_000)  # the machine may be busy with other tests

ENGLISH = "#lang=en&kind=ticket"
CHINESE = "#lang=zh&kind=ticket"
# What is underlined in a severity, in the order of the text.
MARKED = """name => [...CSS.highlights.get(name)].map(range => range.toString())"""
READ = "bytes => import('./mail.js').then(mail => mail.readMail(Uint8Array.from(bytes)))"
FOCUSED = "document.activeElement.id || document.activeElement.value"
LETTER = "Dear Ms Reed,\n\nWe will refund you soon. 你好😀 Please send the lamp ASAP.\n\nKind regards,\nJo Lund"
TWICE = "Dear Ms Reed,\n\nThe lamp is repaired and and leaves today. Please answer soon.\n\nKind regards,\nJo Lund"
ONCE = TWICE.replace("and and", "and")


@pytest.fixture(scope="module")
def service():
    with service_running() as service:
        yield service


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Opened:
    """A page in a context of its own; what it asked for and what it complained of is noted."""

    def __init__(self, browser: Browser, service: Service, fragment: str = ENGLISH, **context):
        options = {"locale": "en-GB", "timezone_id": "Asia/Taipei", "viewport": {"width": 1280, "height": 860}}
        self.context: BrowserContext = browser.new_context(**{**options, **context})
        self.context.set_default_timeout(30_000)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] | None = []  # None when trouble is expected
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.complain(str(error)))
        self.page.on("console", lambda message: self.complain(message.text))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(service.url + "/" + fragment)

    def complain(self, text: str) -> None:
        if self.complaints is not None:
            self.complaints.append(text)


@pytest.fixture
def opened(browser, service):
    pages: list[Opened] = []

    def open_page(fragment: str = ENGLISH, trouble: bool = False, **context) -> Page:
        pages.append(Opened(browser, service, fragment, **context))
        if trouble:
            pages[-1].complaints = None
        return pages[-1].page

    yield open_page
    for one in pages:
        one.context.close()
        assert not one.complaints
        assert [url for url in one.asked if not url.startswith(service.url + "/")] == []


def marked(page: Page, severity: str = "warning") -> list[str]:
    return page.evaluate(MARKED, severity)


def codes(page: Page) -> list[str]:
    """The codes of the findings in the list, once the service has answered for the text that stands there."""
    settled(page)
    return page.locator(".finding").evaluate_all("items => items.map(item => item.dataset.code)")


def settled(page: Page) -> None:
    expect(page.locator("#findings")).to_have_attribute("aria-busy", "false")


def finding(page: Page, code: str) -> Locator:
    return page.locator(f".finding[data-code^={code}]")


def drop(page: Page, name: str, content: bytes) -> None:
    page.evaluate(
        """([name, bytes]) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([Uint8Array.from(bytes)], name));
            for (const kind of ["dragenter", "dragover", "drop"]) document.getElementById("paper").dispatchEvent(
                new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [name, list(content)],
    )


def test_words_are_underlined_as_they_are_typed(opened):
    page = opened()
    expect(page.locator("#summary")).to_have_text("Nothing to judge yet")
    page.focus("#body")
    page.keyboard.type(LETTER)
    expect(finding(page, "DAT002")).to_have_count(2)
    assert marked(page) == ["soon", "ASAP"]
    page.keyboard.press("Control+Home")
    page.keyboard.type("😀 Hello. ")
    assert marked(page)[-2:] == ["soon", "ASAP"]  # before the service has answered, too
    settled(page)
    assert marked(page)[-2:] == ["soon", "ASAP"]


def test_a_changed_word_is_marked_no_longer(opened):
    page = opened()
    page.fill("#body", LETTER)
    expect(finding(page, "DAT002")).to_have_count(2)
    page.evaluate("document.getElementById('body').setSelectionRange(35, 37)")  # inside “soon”
    assert page.evaluate("document.getElementById('body').value.slice(34, 38)") == "soon"
    page.keyboard.press("Delete")
    assert marked(page)[-1] == "ASAP" and not {"soon", "sn"} & set(marked(page))


def test_an_answer_about_an_old_text_is_dropped(opened):
    page = opened()
    held = []

    def hold(route):
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/v1/lint*", hold)
    page.fill("#body", "Dear Ms Reed,\n\nPlease answer ASAP.\n\nKind regards,\nJo Lund")
    for _ in range(200):
        if held:
            break
        page.wait_for_timeout(50)
    assert len(held) == 1
    page.fill("#body", "Dear Ms Reed,\n\nPlease answer soon.\n\nKind regards,\nJo Lund")
    expect(page.locator(".finding .excerpt").first).to_have_text("soon")
    clean = {"ok": True, "verdict": "send", "summary": {"score": 1}, "diagnostics": [], "fixed": None}
    with contextlib.suppress(Error):  # the browser may have given the request up already
        held[0].fulfill(json=clean)
    page.wait_for_timeout(200)
    assert marked(page) == ["soon"]
    assert page.locator("#score").text_content() != "Score 1 of 100"


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_both_layers_of_the_field_are_set_alike(opened, width):
    """Each glyph of the mirror lies where that of the field lies, or underlines would drift off their words."""
    page = opened(viewport={"width": width, "height": 860})
    draw = random.Random(width)
    words = ["office", "fluffy", "AVATAR", "你好😀", "ASAP", "，。", "“引号”", "a-b-c", "supercalifragilistic" * 4]
    words += ["\t", "  ", "\n", "下周三之前", "e\u0301", "👩‍👩‍👧"]
    text = "".join(draw.choice(words) + draw.choice([" ", ""]) for _ in range(160)) + "\n"
    page.fill("#body", text)
    settled(page)
    page.evaluate("CSS.highlights.clear(); document.activeElement.blur()")
    editor = page.locator(".message .editor")
    colour = """colours => ["#body", ".message .mirror"].forEach(
        (where, index) => (document.querySelector(where).style.color = colours[index]))"""
    page.evaluate(colour, ["black", "transparent"])
    field = editor.screenshot()
    page.evaluate(colour, ["transparent", "black"])
    assert editor.screenshot() == field
    assert page.evaluate("document.getElementById('body').scrollHeight <= document.getElementById('body').clientHeight")


def test_a_fix_is_applied_with_a_click_and_taken_back(opened):
    page = opened()
    page.fill("#body", TWICE)
    button = finding(page, "LNG008").locator(".fix")
    expect(button).to_have_text("Write “and”")
    button.click()
    expect(page.locator("#body")).to_have_value(ONCE)
    expect(finding(page, "LNG008")).to_have_count(0)
    assert marked(page) == ["soon"]
    page.click("#undo")
    expect(page.locator("#body")).to_have_value(TWICE)
    expect(finding(page, "LNG008")).to_have_count(1)


def test_the_browser_itself_can_undo_a_fix(opened):
    page = opened()
    page.fill("#body", "王女士：\n\n您好！😀请于下周三前寄回。\n\n祝好\n李明")
    finding(page, "DAT001").locator(".fix").click()
    assert "下周三" not in page.input_value("#body")
    page.focus("#body")
    page.keyboard.press("Control+z")
    expect(page.locator("#body")).to_have_value("王女士：\n\n您好！😀请于下周三前寄回。\n\n祝好\n李明")


def test_everything_safe_is_fixed_at_once(opened):
    page = opened()
    page.check("[name=kind][value=email]", force=True)
    page.fill("#subject", "Re: Re: Re: Lamp 4711")
    page.fill("#body", TWICE)
    expect(page.locator("#fix-all")).to_have_text("Apply 2 safe fixes")
    page.locator("#fix-all").click()
    settled(page)
    assert page.input_value("#body") == ONCE
    assert page.input_value("#subject") == "Re: Lamp 4711"
    page.click("#undo")
    assert page.input_value("#subject") == "Re: Re: Re: Lamp 4711"
    assert page.input_value("#body") == TWICE


def test_in_both_languages(opened):
    page = opened()
    page.fill("#body", LETTER)
    expect(finding(page, "DAT002").first.locator(".said")).to_have_text(
        "“soon” is a different time for every reader; name the day, or the latest moment."
    )
    page.get_by_role("button", name="中文").click()
    expect(page.locator("h1")).to_have_text("发送之前，先看一眼")
    expect(finding(page, "DAT002").first.locator(".said")).to_have_text("“soon”因人而异，请写明日期或最晚时间。")
    assert page.get_attribute("html", "lang") == "zh-Hans"
    assert page.get_attribute("#body", "aria-describedby") == "summary keys"
    page.get_by_role("button", name="English").click()
    expect(page.locator("h1")).to_have_text("Before you send")


def test_every_word_of_the_page_has_both_languages(opened):
    page = opened(CHINESE)
    page.click("#choose-rules")
    seen = page.evaluate(
        """() => [...document.querySelectorAll('[data-say],[data-label],[data-hint]')].flatMap(element => [
            element.dataset.say && element.textContent, element.dataset.label && element.getAttribute('aria-label'),
            element.dataset.hint && element.placeholder]).filter(Boolean)"""
    )
    assert len(seen) > 40
    assert [text for text in seen if not any("\u4e00" <= character <= "\u9fff" for character in text)] == []


def test_a_mail_is_dropped(opened):
    page = opened()
    drop(page, "draft.eml", (FIXTURES / "zh-server-migration-vague-gbk.eml").read_bytes())
    message = email.message_from_bytes(
        (FIXTURES / "zh-server-migration-vague-gbk.eml").read_bytes(), policy=email.policy.default
    )
    expect(page.locator("#subject")).to_have_value(str(message["subject"]))
    assert page.input_value("#date") == message["date"]
    body = message.get_body(("plain",)).get_payload(decode=True).decode("gb18030").replace("\r\n", "\n")
    assert page.input_value("#body").rstrip() == body.rstrip()
    expect(page.locator("#status")).not_to_have_text("draft.eml is open.")  # the findings are announced after it
    assert codes(page) != []


def test_mail_is_read_as_other_readers_read_it(opened):
    """Subject and text of all fixtures, against the reader of the standard library."""
    page = opened()
    compared = 0
    for path in sorted(FIXTURES.glob("*.eml")):
        raw = path.read_bytes()
        message = email.message_from_bytes(raw, policy=email.policy.default)
        if message.defects or any(part.defects for part in message.walk()) or path.stem == "empty":
            continue
        part = message.get_body(("plain", "html"))
        if part is None:
            continue
        ours = page.evaluate(READ, list(raw))
        assert ours.get("subject", "") == str(message["subject"] or ""), path.name
        text = ours["body"] if part.get_content_type() == "text/plain" else ours["html"]
        # Browsers take what calls itself Latin-1 for Windows-1252, as mail programs do.
        charset = part.get_content_charset("utf-8").replace("iso-8859-1", "windows-1252").replace("gb2312", "gb18030")
        theirs = part.get_payload(decode=True).decode(charset).replace("\r\n", "\n")
        if part.get_param("format") == "flowed":
            text, theirs = text.replace(" ", "").replace("\n", ""), theirs.replace(" ", "").replace("\n", "")
        assert text.rstrip("\n") == theirs.rstrip("\n"), path.name
        assert [attached["name"] for attached in ours["attachments"]] == [
            attached.get_filename() or attached.get_content_type() for attached in message.iter_attachments()
        ], path.name
        compared += 1
    assert compared > 30


def test_a_whole_mail_is_pasted(opened):
    page = opened()
    page.focus("#body")
    page.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const options = { clipboardData, bubbles: true, cancelable: true };
            document.getElementById("body").dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        "Subject: 台灯 4711\nTo: Wang <wang@example.com>\n\n王女士，您好！\n\n祝好\n李明\n",
    )
    assert page.input_value("#subject") == "台灯 4711"
    assert page.input_value("#to") == "Wang <wang@example.com>"
    assert page.input_value("#body") == "王女士，您好！\n\n祝好\n李明\n"


def test_other_files(opened):
    page = opened("#lang=en&kind=email")
    ticket = {"subject": "Re: Lamp", "body": "Hi", "thread": [{"from": "customer", "body": "Where is it?"}]}
    drop(page, "reply.json", json.dumps(ticket).encode())
    expect(page.locator("#subject")).to_have_value("Re: Lamp")
    assert page.input_value("#thread") == "Where is it?"
    assert page.is_checked("[value=ticket]")
    drop(page, "bill.html", "<p>王女士：您好！😀&nbsp;我们会<b>尽快</b>退款。</p>".encode())
    expect(page.locator("#body")).to_have_value("<p>王女士：您好！😀&nbsp;我们会<b>尽快</b>退款。</p>")
    assert page.is_visible("#html-note")
    assert "DAT002" in codes(page) and "尽快" in marked(page)
    page.click("#undo")
    expect(page.locator("#body")).to_have_value("Hi")
    assert not page.is_visible("#html-note") and page.input_value("#thread") == "Where is it?"
    drop(page, "old.msg", b"\xd0\xcf\x11\xe0")
    expect(page.locator("#trouble")).to_contain_text("save it as .eml")
    drop(page, "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    expect(page.locator("#trouble")).to_have_text("picture.png holds no text that can be read here.")
    assert page.input_value("#body") == "Hi"


def test_with_the_keyboard_alone(opened):
    page = opened()
    order = []
    for _ in range(14):
        page.keyboard.press("Tab")
        order.append(page.evaluate(FOCUSED))
    assert order[:6] == ["skip", "english", "chinese", "theme", "share", "ticket"]
    assert order[6:11] == ["choose-rules", "open", "clear", "subject", "body"]
    page.focus("#body")
    page.keyboard.type(TWICE)
    settled(page)
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    expect(page.locator("#tip")).to_be_visible()
    expect(page.locator("#status")).to_contain_text("Alt+Enter applies the fix.")
    page.keyboard.press("Alt+Enter")
    assert page.input_value("#body") == ONCE
    assert page.evaluate("document.activeElement.id") == "body"
    settled(page)
    page.keyboard.press("F8")
    expect(page.locator("#status")).to_contain_text("“soon” is a different time")
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    page.keyboard.press("Control+z")
    assert page.input_value("#body") == TWICE


def test_what_is_shown_at_the_caret_is_reached_with_tab(opened):
    page = opened()
    page.fill("#body", TWICE)
    settled(page)
    page.focus("#body")
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Write “and”"
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "body"
    page.keyboard.press("F8")
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.input_value("#body") == ONCE
    assert page.evaluate(FOCUSED) == "body"


def test_the_pointer_brings_the_reason(opened):
    page = opened()
    page.fill("#body", LETTER)
    expect(finding(page, "DAT002")).to_have_count(2)
    place = page.evaluate("[...CSS.highlights.get('warning')].map(range => range.getBoundingClientRect().toJSON())[0]")
    page.mouse.move(place["x"] + 5, place["y"] + 5)
    expect(page.locator("#tip")).to_contain_text("“soon” is a different time for every reader")
    page.mouse.move(place["x"] + 5, place["y"] + 300)
    expect(page.locator("#tip")).to_be_hidden()
    page.mouse.click(place["x"] + 5, place["y"] + 5)
    expect(page.locator("#tip")).to_be_visible()


def test_the_link_holds_settings_and_no_text(opened):
    page = opened("#lang=en", permissions=["clipboard-read", "clipboard-write"])
    page.fill("#subject", "Confidential")
    page.fill("#body", LETTER)
    page.check("[name=kind][value=template]", force=True)
    page.select_option("#theme", "dark")
    page.click("#choose-rules")
    page.fill("#filter", "DAT002")
    page.get_by_role("checkbox").uncheck()
    page.click("#rules-done")
    page.click("#share")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.partition("#")[2] == "lang=en&kind=template&theme=dark&ignore=DAT002"
    assert page.evaluate("location.hash") == "#lang=en&kind=template&theme=dark&ignore=DAT002"
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])") == '[{},{},""]'
    other = opened(link.partition("/#")[2].join(["#", ""]))
    assert other.is_checked("[value=template]") and other.input_value("#body") == ""
    assert other.get_attribute("html", "data-theme") == "dark"


def test_rules_are_chosen(opened):
    page = opened()
    page.fill("#body", LETTER)
    assert "DAT002" in codes(page)
    finding(page, "DAT002").first.get_by_text("Why?").click()
    finding(page, "DAT002").first.get_by_text("Turn this rule off").click()
    assert "DAT002" not in codes(page)
    page.click("#choose-rules")
    page.fill("#filter", "DAT002")
    expect(page.get_by_role("checkbox")).not_to_be_checked()
    page.click("#rules-reset")
    expect(page.get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("Escape")
    assert "DAT002" in codes(page)


def test_kinds_are_judged_by_their_own_rules(opened):
    page = opened("#lang=en&kind=email")
    page.fill("#body", LETTER)
    assert "SUB001" in codes(page)
    page.check("[name=kind][value=ticket]", force=True)
    assert "SUB001" not in codes(page)


def test_the_day_is_counted_from_the_writers_clock(opened):
    page = opened(timezone_id="Pacific/Auckland")
    page.clock.install(time="2026-11-24T20:00:00Z")
    page.reload()
    page.fill("#body", "Dear Ms Reed,\n\nThe lamp leaves tomorrow.\n\nKind regards,\nJo Lund")
    page.clock.run_for(400)
    expect(finding(page, "DAT001").locator(".said")).to_contain_text("26 November 2026")


@pytest.mark.parametrize("fragment, scheme", [(ENGLISH, "light"), (CHINESE, "dark")])
def test_nothing_stands_in_the_way_of_assistive_technology(opened, fragment, scheme):
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    page = opened(fragment, color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(245, 244, 240)", "dark": "rgb(18, 22, 23)"}[scheme]
    page.fill("#body", LETTER)
    expect(finding(page, "DAT002")).to_have_count(2)
    finding(page, "DAT002").first.locator("[aria-expanded]").click()
    page.locator("#context summary").click()
    page.focus("#body")
    page.keyboard.press("F8")
    expect(page.locator("#tip")).to_be_visible()
    page.evaluate(axe)
    run = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    brief = ".then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"
    assert page.evaluate(run + brief) == []
    page.click("#choose-rules")
    assert page.evaluate(run + brief) == []


def test_a_narrow_window_needs_no_sideways_scrolling(opened):
    page = opened(viewport={"width": 320, "height": 640})
    page.fill("#body", LETTER + "\n" + "x" * 200)
    expect(finding(page, "DAT002")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_an_input_method_is_not_interrupted(opened):
    page = opened()
    asked = []
    page.on("request", lambda request: "/v1/lint" in request.url and asked.append(request.url))
    page.focus("#body")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "jin kuai", "selectionStart": 8, "selectionEnd": 8})
    page.wait_for_timeout(500)
    assert asked == []
    session.send("Input.insertText", {"text": "尽快"})
    settled(page)
    assert page.input_value("#body") == "尽快" and len(asked) == 1


def test_a_service_with_keys(browser):
    """The key is asked for, kept for the tab, and goes to the service only."""
    with service_running(keyed=True) as service:
        opened = Opened(browser, service)
        page = opened.page
        page.fill("#body", LETTER)
        expect(page.locator("#key-form label")).to_have_text("This service asks for an API key")
        page.fill("#key", "el_wrong_key")
        page.keyboard.press("Enter")
        expect(page.locator("#key-form label")).to_have_text("The service did not accept this API key")
        page.fill("#key", service.key)
        page.keyboard.press("Enter")
        expect(finding(page, "DAT002")).to_have_count(2)
        expect(page.locator("#key-form")).to_be_hidden()
        assert service.key not in page.url and service.key not in page.content()
        page.click("#choose-rules")
        expect(page.get_by_role("checkbox").first).to_be_visible()
        page.reload()
        page.fill("#body", LETTER)
        expect(finding(page, "DAT002")).to_have_count(2)
        assert page.evaluate("[Object.keys(sessionStorage), {...localStorage}]") == [["etiquette-lint-key"], {}]
        opened.context.close()
        assert [url for url in opened.asked if not url.startswith(service.url + "/") or service.key in url] == []


def test_trouble_is_told_and_passes(opened):
    page = opened(trouble=True)
    page.route("**/v1/lint*", lambda route: route.abort())
    page.fill("#body", LETTER)
    expect(page.locator("#trouble")).to_contain_text("cannot be reached")
    page.unroute("**/v1/lint*")
    expect(finding(page, "DAT002")).to_have_count(2)
    expect(page.locator("#trouble")).to_be_hidden()
