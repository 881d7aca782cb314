"""The web page in headless Chromium: asking, citing, switching, dark mode, a phone, keys, and HTML that stays text."""

import shutil
from html import escape

import pytest

from dm_assistant.retrieval import build_index
from dm_assistant.rulebook.reading import read_rulebooks
from dm_assistant.serve.app import PAGE
from dm_assistant.serve.limits import Access
from tests.books import write_books
from tests.serve.conftest import BURNS, OWN_WORDS, Scripted, serving

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: make setup")
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on PATH: apt-get install chromium")

# Of the last seven the effect is that Chromium asks nothing of the network.
FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync""".split()
ATTACK = "<script>window.hacked=1</script><img src=x onerror=window.hacked=1><b>bold</b>"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory):
    """A server over two editions, one of which holds an attack, with an honest model and one that says the attack."""
    books = write_books(tmp_path_factory.mktemp("page") / "books")
    attack = f"# Attack\n\n## Bog Torch\n\nA bog torch {escape(ATTACK)} burns for 5 hours.\n"
    (books / "marsh-2024/attack.md").write_text(attack, "utf-8")
    index = build_index(read_rulebooks(books, max_words=220).passages)
    honest = Scripted("It burns for 6 hours. [1]", "honest")
    with serving(index, honest, Scripted(f"It {ATTACK} burns for 6 hours. [1]", "attacker")) as port:
        yield port


@pytest.fixture
def open_page(browser, port):
    """Opens the page in a fresh profile; what its scripts complain of fails the test."""
    contexts, faults = [], []

    def open_page(path: str = "/", at: int = port, **options):
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda problem: faults.append(str(problem)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto(f"http://127.0.0.1:{at}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [fault for fault in faults if "401" not in fault]


def ask(page, question: str):
    """The answer's card once it is complete."""
    page.fill("#question", question)
    page.press("#question", "Enter")
    card = page.locator(".answer").last
    card.locator(".cited").wait_for(state="attached")
    return card


def test_an_answer_cites_and_the_citation_opens_the_passage_with_the_quote_marked(open_page):
    page = open_page()
    page.get_by_role("button", name="Ask").wait_for()
    card = ask(page, BURNS)
    assert card.locator(".said").inner_text() == "It burns for 6 hours."
    card.get_by_role("button", name="Lantern Oil").click()
    assert page.locator("#passage mark").inner_text() == OWN_WORDS
    assert "Water does not put it out." in page.locator("#text").inner_text()
    assert "playing-the-game.md, line" in page.locator("#place").inner_text()


@pytest.mark.slow
def test_model_and_edition_are_switched_and_kept(open_page):
    page = open_page()
    page.locator("#model option").nth(2).wait_for(state="attached")
    both = ask(page, "What is the range of Ember Dart?").locator(".said").inner_text()
    assert both.split() == "Edition 2014 Range: 150 feet. Edition 2024 Range: 120 feet.".split()
    page.select_option("#edition", "2014")
    page.select_option("#model", "no-model")
    assert ask(page, "What is the range of Ember Dart?").locator(".said").inner_text() == "Range: 150 feet."
    assert ask(page, BURNS).locator(".kind").inner_text() == "Not found\nCopy", "the 2014 book does not tell"
    page.reload()
    page.locator("#edition option").nth(1).wait_for(state="attached")
    assert (page.input_value("#model"), page.input_value("#edition")) == ("no-model", "2014")
    assert page.locator(".answer").count() == 3, "the conversation is still there"


def test_html_in_rulebook_question_or_model_stays_text(open_page):
    page = open_page()
    page.locator("#model option").nth(2).wait_for(state="attached")
    card = ask(page, f"How long does a bog torch burn? {ATTACK}")
    assert ATTACK in card.locator(".said").inner_text()
    card.locator(".cited button").first.click()
    assert ATTACK in page.locator("#text").inner_text()
    page.keyboard.press("Escape")
    page.select_option("#model", "attacker")
    ask(page, BURNS)
    assert page.evaluate("window.hacked") is None
    assert page.locator("main b b, main .said b, #passage b, main img").count() == 0


def test_a_refused_question_is_not_said_to_be_an_answer_of_the_model(open_page):
    page = open_page()
    page.locator("#model option").nth(2).wait_for(state="attached")
    for question, reason in [
        ("Roll 4d6 for me", "asks for"),
        ("How does Booming Blade work?", "none of the rulebooks"),
    ]:
        checks = ask(page, question).locator("details")
        assert checks.locator("summary").inner_text() == "Why there is no answer; no model was asked"
        checks.locator("summary").click()
        assert checks.locator("li").inner_text().startswith(reason)
    page.select_option("#model", "attacker")
    assert "The model’s answer failed a check" in ask(page, BURNS).locator("summary").inner_text()


@pytest.mark.slow
def test_dark_mode_follows_the_system_and_can_be_chosen(open_page):
    def brightness(page) -> int:
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(int(part) for part in colour[4:-1].split(","))

    dark, light = open_page(color_scheme="dark"), open_page(color_scheme="light")
    assert brightness(dark) < 150 < 600 < brightness(light)
    light.click("#theme")
    light.click("#theme")
    assert brightness(light) < 150
    light.reload()
    assert brightness(light) < 150


@pytest.mark.slow
def test_on_a_phone_nothing_is_wider_than_the_screen(open_page):
    page = open_page(viewport=PHONE, has_touch=True, is_mobile=True)
    card = ask(page, "Long" * 60)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert card.bounding_box()["width"] <= PHONE["width"]
    ask(page, BURNS).locator(".cited button").first.tap()
    box = page.locator("#passage").bounding_box()
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    smallest = page.evaluate(
        "Math.min(...[...document.querySelectorAll('header button, #send')].map(b => b.offsetHeight))"
    )
    assert smallest >= 40, "a finger must hit it"


@pytest.mark.slow
def test_keys_do_what_the_page_says(open_page):
    page = open_page()
    page.keyboard.type("What does wading cost?")
    page.keyboard.press("Shift+Enter")
    assert page.locator(".answer").count() == 0
    page.keyboard.press("Enter")
    page.locator(".cited button").wait_for()
    page.keyboard.press("ArrowUp")
    assert page.input_value("#question") == "What does wading cost?"
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    page.locator("#passage").wait_for()
    page.keyboard.press("Escape")
    page.locator("#passage").wait_for(state="hidden")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "question"


@pytest.mark.slow
def test_a_locked_desk_asks_for_its_token_or_takes_it_from_the_address(open_page, index):
    with serving(index, access=Access(token="correct horse battery")) as port:
        page = open_page(at=port)
        page.fill("#token", "correct horse battery")
        page.press("#token", "Enter")
        page.locator("#model option").wait_for(state="attached")
        page = open_page("/#token=correct%20horse%20battery", at=port)
        page.locator("#model option").wait_for(state="attached")
        assert "token" not in page.url


@pytest.mark.parametrize("file", sorted(PAGE.iterdir()), ids=lambda file: file.name)
def test_the_page_loads_nothing_from_elsewhere_and_never_writes_html(file):
    text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    forbidden = ("http:", "https:", "innerHTML", "insertAdjacentHTML", "document.write", "style=", "onclick=")
    assert [word for word in forbidden if word in text] == []
